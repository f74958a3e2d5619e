package org.thumbnailroute.engine.internal.webp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A row of chunks: four letters, a size of 32 bits (the smaller byte first), so many bytes and one more if that is odd. */
final class Riff {

    /** The length of a chunk's name and size. */
    static final int HEAD = 8;

    /**
     * One chunk.
     *
     * @param name four letters; "" for a chunk that is not there
     * @param from where its content begins
     * @param to where its content ends, at most where the file does
     * @param cut whether the file ends within it
     */
    record Chunk(String name, int from, int to, boolean cut) {

        static final Chunk NONE = new Chunk("", 0, 0, false);

        boolean isThere() {
            return !name.isEmpty();
        }

        int length() {
            return to - from;
        }
    }

    private final byte[] bytes;
    private final int end;
    private int at;

    /**
     * Reads chunks that stand between two places.
     *
     * @param end at most the length of {@code bytes}
     */
    Riff(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The next chunk, {@link Chunk#NONE} after the last. */
    Chunk next() {
        if (end - at < HEAD) {
            return Chunk.NONE;
        }
        String name = new String(bytes, at, 4, ISO_8859_1);
        long size = int32(bytes, at + 4) & 0xffff_ffffL;
        int from = at + HEAD;
        int to = (int) Math.min(end, from + size);
        at = (int) Math.min(end, from + size + (size & 1));
        return new Chunk(name, from, to, to - from < size);
    }

    static int int24(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16;
    }

    static int int32(byte[] bytes, int at) {
        return int24(bytes, at) | (bytes[at + 3] << 24);
    }
}
