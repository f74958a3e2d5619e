package org.thumbnailroute.engine.tiff;

/** The bytes of one strip or tile, uncompressed while they are asked for. */
interface Bytes extends AutoCloseable {

    /** Reads {@code n} bytes to {@code into}; whether there were so many. After a {@code false} nothing more is read. */
    boolean read(byte[] into, int at, int n);

    /** How many bytes of the file were taken so far. */
    int taken();

    /** Gives back memory that is not the heap's. */
    @Override
    default void close() {}

    /** Bytes from the file as they are. */
    static Bytes stored(byte[] file, int from, int to) {
        return new Bytes() {
            private int place = from;

            @Override
            public boolean read(byte[] into, int at, int n) {
                if (to - place < n) {
                    return false;
                }
                System.arraycopy(file, place, into, at, n);
                place += n;
                return true;
            }

            @Override
            public int taken() {
                return place - from;
            }
        };
    }
}
