package org.thumbnailroute.engine;

import java.util.Optional;

/**
 * The end of a thumbnail's way: onto its background, and into a file.
 *
 * @param index of the thumbnail in the order of the request
 * @param target the format of the thumbnail
 */
record Finishing(int index, ThumbnailSpec spec, ImageFormat target, Webp webp) {

    Thumbnail encoded(Raster raster) {
        byte[] bytes = PictureWriter.write(raster, target, spec.quality(), webp);
        return new Thumbnail(spec, target, raster.width(), raster.height(), Optional.empty(), bytes);
    }

    /**
     * The pixels of the thumbnail. What they are made of is not held while they are encoded.
     *
     * @param isLast of those that are made of the same scaling
     */
    Raster placed(Scaling scaling, boolean isLast) {
        Raster raster = scaling.raster(isLast);
        return isTransparent() ? raster : raster.on(canvas(scaling), spec.background());
    }

    private boolean isTransparent() {
        return target.hasAlpha() && spec.mode() != Mode.PAD;
    }

    /**
     * The most memory at a time, beginning with the scaled pixels.
     *
     * @param isLast of those that are made of the same scaling
     */
    MemoryNeed need(Scaling scaling, boolean isLast) {
        long drawn = scaling.pixelBytes();
        long canvas = 4 * canvasPixels(scaling);
        boolean placed = !isTransparent() && (scaling.alpha() || canvas > drawn);
        MemoryNeed writing = PictureWriter.need(
                target, drawn / 4, canvasPixels(scaling), isTransparent() && scaling.alpha(), spec.quality());
        return new MemoryNeed(drawn + (placed ? canvas : 0), 0)
                .or(writing.plusHeap(canvas + (placed && !isLast ? drawn : 0)));
    }

    /** Bytes of the thumbnail's file, an upper bound. */
    long fileBytes(Scaling scaling) {
        return PictureWriter.fileBytes(
                target,
                scaling.pixelBytes() / 4,
                canvasPixels(scaling),
                isTransparent() && scaling.alpha(),
                spec.quality());
    }

    /** Larger than what is scaled only in mode pad. */
    private BoundingBox canvas(Scaling scaling) {
        return spec.mode() == Mode.PAD ? spec.box() : scaling.placement().size();
    }

    private long canvasPixels(Scaling scaling) {
        BoundingBox canvas = canvas(scaling);
        return (long) canvas.width() * canvas.height();
    }
}
