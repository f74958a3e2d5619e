package org.thumbnailroute.bench;

import java.util.List;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.Thumbnailer;

/** This project's engine. Nothing else in the benchmarks knows its interface. */
final class OurEngine implements ThumbnailEngine {

    private final Thumbnailer thumbnailer = new Thumbnailer(Integer.MAX_VALUE);

    @Override
    public byte[] thumbnail(byte[] source, String format, int size) {
        return thumbnailer
                .make(source, List.of(new BoundingBox(size, size)))
                .thumbnails()
                .get(0)
                .bytes();
    }

    @Override
    public byte[] pixels(byte[] source, String format, int size) {
        return thumbnail(source, format, size);
    }
}
