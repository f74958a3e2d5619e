package org.thumbnailroute.engine.tiff;

import org.thumbnailroute.engine.codec.ByteSource;
import org.thumbnailroute.engine.codec.Inflate;

/** Adobe's deflate: a zlib stream for each strip. */
final class Deflated implements Bytes {

    private final byte[] file;
    private final Inflate inflate;

    Deflated(byte[] file, int longest) {
        this.file = file;
        this.inflate = new Inflate(ByteSource.of(file, 0, 0), longest);
    }

    @Override
    public void open(int from, int to) {
        inflate.restart(ByteSource.of(file, from, to));
    }

    @Override
    public int take(int n) {
        return inflate.take(n);
    }

    @Override
    public byte[] buffer() {
        return inflate.out();
    }
}
