package org.thumbnailroute.engine.internal.tiff;

/** The bytes of one strip or tile after the other, uncompressed while they are asked for. */
interface Bytes {

    /** Begins with a strip: the bytes of the file from {@code from} to before {@code to}. */
    void open(int from, int to);

    /**
     * Takes the next bytes.
     *
     * @param n the same for every call
     * @return where they are in {@link #buffer}, until the next call; -1 if there are not so many left, and then nothing
     *     more is taken of this strip
     */
    int take(int n);

    /** How many bytes of the file were taken of this strip so far. */
    int taken();

    /** What {@link #take} points into; not to be written to. */
    byte[] buffer();

    /** What was wrong with one of the strips, as far as is known; empty if nothing is. */
    default String problem() {
        return "";
    }

    /** Bytes from the file as they are. */
    static Bytes stored(byte[] file) {
        return new Bytes() {
            private int begin;
            private int place;
            private int end;

            @Override
            public void open(int from, int to) {
                begin = from;
                place = from;
                end = to;
            }

            @Override
            public int take(int n) {
                if (end - place < n) {
                    return -1;
                }
                place += n;
                return place - n;
            }

            @Override
            public byte[] buffer() {
                return file;
            }

            @Override
            public int taken() {
                return place - begin;
            }
        };
    }
}
