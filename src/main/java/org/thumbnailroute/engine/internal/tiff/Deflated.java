package org.thumbnailroute.engine.internal.tiff;

import org.thumbnailroute.engine.internal.codec.ByteSource;
import org.thumbnailroute.engine.internal.codec.Inflate;

/** Adobe's deflate: a zlib stream for each strip. */
final class Deflated implements Bytes {

    private final byte[] file;
    private final Inflate inflate;
    private int taken;

    Deflated(byte[] file, int longest) {
        this.file = file;
        this.inflate = new Inflate(ByteSource.of(file, 0, 0), longest);
    }

    @Override
    public void open(int from, int to) {
        taken = 0;
        ByteSource strip = ByteSource.of(file, from, to);
        inflate.restart((into, at, length) -> {
            int got = strip.read(into, at, length);
            taken += got;
            return got;
        });
    }

    @Override
    public int taken() {
        return taken;
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
