package org.thumbnailroute.engine;

import java.util.Optional;

/**
 * The end of a thumbnail's way: onto its background, and into a file.
 *
 * @param index of the thumbnail in the order of the request
 * @param target the format of the thumbnail
 * @param placeholder whether it gets one
 */
record Finishing(int index, ThumbnailSpec spec, ImageFormat target, Webp webp, boolean placeholder) {

    Thumbnail encoded(Raster raster) {
        Optional<Placeholder> found =
                placeholder ? Optional.of(raster.placeholder(spec.background())) : Optional.empty();
        byte[] bytes = PictureWriter.write(raster, target, spec.quality(), webp);
        return new Thumbnail(spec, target, raster.width(), raster.height(), found, bytes);
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
        long drawn = scaling.placement().shown().pixels();
        long all = canvas(scaling).pixels();
        boolean placed = !isTransparent() && (scaling.alpha() || all > drawn);
        MemoryNeed writing = PictureWriter.need(target, drawn, all, isTransparent() && scaling.alpha(), spec.quality());
        MemoryNeed finding = new MemoryNeed(placeholder ? Placeholder.workBytes(all) : 0, 0);
        return new MemoryNeed(4 * (drawn + (placed ? all : 0)), 0)
                .or(writing.or(finding).plusHeap(4 * (all + (placed && !isLast ? drawn : 0))));
    }

    /** Bytes of the thumbnail's file, an upper bound. */
    long fileBytes(Scaling scaling) {
        return PictureWriter.fileBytes(
                target,
                scaling.placement().shown().pixels(),
                canvas(scaling).pixels(),
                isTransparent() && scaling.alpha(),
                spec.quality());
    }

    /** Larger than what is shown of the picture only in mode pad. */
    private Size canvas(Scaling scaling) {
        return spec.mode() == Mode.PAD
                ? Size.of(spec.box())
                : scaling.placement().shown();
    }
}
