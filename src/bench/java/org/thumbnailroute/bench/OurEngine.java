package org.thumbnailroute.bench;

import java.util.List;
import java.util.Optional;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;

/** This project's engine. Nothing else in the benchmarks knows its interface. */
final class OurEngine implements ThumbnailEngine {

    private final Thumbnailer thumbnailer = new Thumbnailer(Integer.MAX_VALUE, MachineMemory.ofThisJvm());

    @Override
    public byte[] thumbnail(byte[] source, String format, int size) {
        return made(source, ThumbnailSpec.fit(boxes(size)));
    }

    @Override
    public byte[] pixels(byte[] source, String format, int size) {
        return made(
                source,
                new ThumbnailSpec(
                        boxes(size),
                        Mode.FIT,
                        Optional.of(ImageFormat.PNG),
                        ThumbnailSpec.DEFAULT_QUALITY,
                        ThumbnailSpec.WHITE));
    }

    private static List<BoundingBox> boxes(int size) {
        return List.of(new BoundingBox(size, size));
    }

    private byte[] made(byte[] source, ThumbnailSpec spec) {
        return thumbnailer.make(source, spec).thumbnails().get(0).bytes();
    }
}
