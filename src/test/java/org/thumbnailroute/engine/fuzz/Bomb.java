package org.thumbnailroute.engine.fuzz;

/**
 * A small file that asks for much work or memory.
 *
 * @param name what is special about it
 * @param file at most 1 MB
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Bomb(String name, byte[] file) {

    /** The most that a file may have for which the time is promised. */
    static final int LARGEST = 1 << 20;

    @Override
    public String toString() {
        return "%s, %d bytes".formatted(name, file.length);
    }
}
