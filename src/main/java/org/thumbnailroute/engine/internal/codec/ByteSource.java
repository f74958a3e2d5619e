package org.thumbnailroute.engine.internal.codec;

/** Where an {@link Inflate} has its compressed bytes from. */
@FunctionalInterface
public interface ByteSource {

    /** Reads up to {@code length} bytes; fewer only at the end. */
    int read(byte[] into, int from, int length);

    /** Bytes that stand together: those of {@code bytes} before {@code to}; none if {@code from} is behind. */
    static ByteSource of(byte[] bytes, int from, int to) {
        return new ByteSource() {
            private int place = from;

            @Override
            public int read(byte[] into, int at, int length) {
                int part = Math.max(0, Math.min(length, to - place));
                System.arraycopy(bytes, Math.min(place, bytes.length), into, at, part);
                place += part;
                return part;
            }
        };
    }
}
