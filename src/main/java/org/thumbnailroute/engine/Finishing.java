package org.thumbnailroute.engine;

/**
 * The end of a thumbnail's way: onto its background, and into a file.
 *
 * @param target the format of the thumbnail
 */
record Finishing(ThumbnailSpec spec, ImageFormat target) {

    Thumbnail encoded(Raster raster, BoundingBox box) {
        byte[] bytes = PictureWriter.write(raster, target, spec.quality(), spec.webp());
        return new Thumbnail(box, target, raster.width(), raster.height(), bytes);
    }

    /** What is placed is not held while the result is encoded. */
    Raster placed(Scaling scaling) {
        Raster raster = scaling.raster();
        return isTransparent() ? raster : raster.on(scaling.placement().canvas(), spec.background());
    }

    private boolean isTransparent() {
        return target.hasAlpha() && spec.mode() != Mode.PAD;
    }

    /** The most memory at a time, beginning with the scaled pixels. */
    MemoryNeed need(Scaling scaling) {
        long drawn = scaling.pixelBytes();
        long canvas = 4 * canvasPixels(scaling);
        boolean placed = !isTransparent() && (scaling.alpha() || canvas > drawn);
        MemoryNeed writing = PictureWriter.need(
                target, drawn / 4, canvasPixels(scaling), isTransparent() && scaling.alpha(), spec.quality());
        return new MemoryNeed(scaling.rasterBytes(), 0)
                .or(new MemoryNeed(drawn + (placed ? canvas : 0), 0))
                .or(writing.plusHeap(canvas));
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

    private static long canvasPixels(Scaling scaling) {
        BoundingBox canvas = scaling.placement().canvas();
        return (long) canvas.width() * canvas.height();
    }
}
