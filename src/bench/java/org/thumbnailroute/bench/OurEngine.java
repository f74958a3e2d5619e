package org.thumbnailroute.bench;

import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;

/** This project's engine. Nothing else in the benchmarks knows its interface. */
final class OurEngine implements ThumbnailEngine {

    private final Thumbnailer thumbnailer = new Thumbnailer(Integer.MAX_VALUE, MachineMemory.ofThisJvm());

    @Override
    public byte[] thumbnail(byte[] source, String format, int size) {
        return made(source, ThumbnailSpec.fit(size, size));
    }

    @Override
    public byte[] pixels(byte[] source, String format, int size) {
        return made(source, ThumbnailSpec.fit(size, size).withFormat(ImageFormat.PNG));
    }

    private byte[] made(byte[] source, ThumbnailSpec spec) {
        return thumbnailer.make(source, spec).thumbnails().get(0).bytes();
    }
}
