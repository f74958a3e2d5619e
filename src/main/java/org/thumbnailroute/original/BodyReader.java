package org.thumbnailroute.original;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** Reads the body of an answer to its end, but not for ever. Each is for one body. */
final class BodyReader {

    private static final int CHUNK = 64 * 1024;

    private final InputStream body;
    private final Duration longest;
    private final long start = System.nanoTime();
    private byte[] bytes = new byte[0];
    private int position;

    BodyReader(InputStream body, Duration longest) {
        this.body = body;
        this.longest = longest;
    }

    /**
     * Reads a body whose length is known.
     *
     * @throws IOException if it has another length, or takes too long
     */
    byte[] exactly(int length) throws IOException {
        bytes = new byte[length];
        fill();
        if (position < length) {
            throw new IOException("read %d of %d bytes".formatted(position, length));
        }
        if (body.read() >= 0) { // also makes the SDK compare the checksum
            throw new IOException("more than the %d bytes that were promised".formatted(length));
        }
        return bytes;
    }

    /**
     * Reads a body of unknown length.
     *
     * @param most bytes; of a longer body one more is returned
     * @param likely length, to begin with
     * @param room is told the bytes that will be allocated at one time, before they are
     */
    byte[] atMost(long most, long likely, LongConsumer room) throws IOException {
        long capacity = Math.min(most, Math.max(likely, CHUNK));
        for (int next = 0; next >= 0; next = body.read()) {
            room.accept(2 * capacity); // the array and its copy
            bytes = Arrays.copyOf(bytes, Math.toIntExact(capacity));
            if (position > 0) {
                bytes[position++] = (byte) next;
            }
            fill();
            if (position < bytes.length || position > most) {
                return Arrays.copyOf(bytes, position);
            }
            capacity = Math.min(most + 1, 2 * capacity);
        }
        return bytes;
    }

    private void fill() throws IOException {
        int read = 0;
        while (read >= 0 && position < bytes.length) {
            read = body.read(bytes, position, Math.min(CHUNK, bytes.length - position));
            position += Math.max(0, read);
            if (System.nanoTime() - start > longest.toNanos()) {
                throw new IOException(
                        "read only %d of %d bytes in %d s".formatted(position, bytes.length, longest.toSeconds()));
            }
        }
    }
}
