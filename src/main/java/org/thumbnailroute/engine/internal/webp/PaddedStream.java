package org.thumbnailroute.engine.internal.webp;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file in memory, with some zeros behind it for a decoder that reads ahead. What reads on wants pixels that are not
 * there: TwelveMonkeys would catch an {@link java.io.EOFException} and go on, for each pixel that the header claims.
 */
final class PaddedStream extends ImageInputStreamImpl {

    /** VP8L is read 8 bytes ahead, VP8 two. */
    private static final int PADDING = 16;

    private final byte[] file;

    PaddedStream(byte[] file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        checkPadding();
        bitOffset = 0;
        int at = (int) streamPos++;
        return at < file.length ? file[at] & 0xff : 0;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        int there = (int) Math.max(0, Math.min(length, file.length - streamPos));
        if (there == 0 && length > 0) {
            target[from] = (byte) read();
            return 1;
        }
        System.arraycopy(file, (int) streamPos, target, from, there);
        streamPos += there;
        return there;
    }

    private void checkPadding() throws IOException {
        if (streamPos >= (long) file.length + PADDING) {
            throw new IOException("its pixels end early");
        }
    }
}
