package org.thumbnailroute.engine.tiff;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Adobe's deflate: a zlib stream for each strip. */
final class Deflated implements Bytes {

    private final Inflater inflater = new Inflater();

    Deflated(byte[] file, int from, int to) {
        inflater.setInput(file, from, Math.max(0, to - from));
    }

    @Override
    public boolean read(byte[] into, int at, int n) {
        int done = 0;
        try {
            while (done < n) {
                int more = inflater.inflate(into, at + done, n - done);
                if (more == 0) {
                    return false;
                }
                done += more;
            }
            return true;
        } catch (DataFormatException e) {
            return false;
        }
    }

    @Override
    public int taken() {
        return (int) inflater.getBytesRead();
    }

    @Override
    public void close() {
        inflater.end();
    }
}
