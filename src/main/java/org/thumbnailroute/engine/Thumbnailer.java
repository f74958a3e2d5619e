package org.thumbnailroute.engine;

import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.engine.codec.Decoder;
import org.thumbnailroute.engine.codec.Header;
import org.thumbnailroute.engine.codec.ImageRejectedException;
import org.thumbnailroute.engine.codec.Layout;
import org.thumbnailroute.engine.icc.ColourTransform;
import org.thumbnailroute.engine.icc.ColourTransforms;
import org.thumbnailroute.engine.webp.WebpCodec;

/**
 * Turns one encoded picture into one or more thumbnails with a single decode. Safe for use by many threads.
 *
 * <p>The aspect ratio is kept, nothing is enlarged, EXIF orientation is applied, colours become sRGB, transparency is
 * kept where the format has it, and metadata (GPS!) is dropped.
 */
public final class Thumbnailer {

    /** Changes whenever the same input may give other pixels, so that "made by an older engine" can be told. */
    public static final String VERSION = "2";

    /** Filters along a longer side would take more memory than the pixels do. */
    private static final int LONGEST_SIDE = 1_000_000;

    private final long maxPixels;
    private final MemoryBudget budget;
    private final MachineMemory memory;
    private final ColourTransforms transforms = new ColourTransforms();

    /**
     * A thumbnailer with limits.
     *
     * @param maxPixels the most pixels (width × height) that a picture may have; checked in its header, before decoding
     * @param budget memory that decoding may take, to be shared by all thumbnailers of a JVM
     */
    public Thumbnailer(long maxPixels, MemoryBudget budget) {
        this(maxPixels, budget, MachineMemory.ofThisJvm());
    }

    Thumbnailer(long maxPixels, MemoryBudget budget, MachineMemory memory) {
        this.maxPixels = maxPixels;
        this.budget = budget;
        this.memory = memory;
    }

    /** What depends on the machine, as a line for a log: whether WebP is read by its native library. */
    public static String description() {
        return WebpCodec.best().description();
    }

    /**
     * Makes one thumbnail for each box.
     *
     * @param source an encoded picture: JPEG, PNG, GIF or WebP (the first frame), TIFF (the first page) or BMP
     * @throws ImageRejectedException if the bytes can never become a thumbnail
     */
    public ThumbnailSet make(byte[] source, ThumbnailSpec spec) {
        ImageFormat format = MagicBytes.formatOf(source);
        Decoder decoder = Decoders.open(format, source);
        Header header = decoder.header();
        checkSize(format, header);
        boolean turned = header.orientation().swapsSides();
        int width = turned ? header.height() : header.width();
        int height = turned ? header.width() : header.height();
        ImageFormat target = spec.formatFor(format);

        List<Scaling> scalings = new ArrayList<>();
        for (BoundingBox box : spec.boxes()) {
            scalings.add(new Scaling(header, Placement.of(spec.mode(), box, width, height)));
        }
        Layout layout = Scaling.layout(decoder, scalings);
        memory.require(layout);
        MemoryBudget.Part part = budget.take(Scaling.bytes(layout, scalings));
        try {
            Scaling.decode(decoder, layout, scalings);
            return new ThumbnailSet(format, width, height, thumbnails(scalings, header, spec, target));
        } finally {
            part.giveBack();
        }
    }

    private List<Thumbnail> thumbnails(List<Scaling> scalings, Header header, ThumbnailSpec spec, ImageFormat target) {
        ColourTransform toSrgb = transforms.of(header);
        List<Thumbnail> thumbnails = new ArrayList<>();
        for (int i = 0; i < scalings.size(); i++) {
            Raster raster = finished(scalings.get(i), toSrgb, spec, target);
            byte[] bytes = PictureWriter.write(raster, target, spec.quality());
            thumbnails.add(new Thumbnail(spec.boxes().get(i), target, raster.width(), raster.height(), bytes));
        }
        return thumbnails;
    }

    private static Raster finished(Scaling scaling, ColourTransform toSrgb, ThumbnailSpec spec, ImageFormat target) {
        Raster raster = scaling.raster(toSrgb);
        return target.hasAlpha() && spec.mode() != Mode.PAD ? raster : raster.on(scaling.canvas(), spec.background());
    }

    private void checkSize(ImageFormat format, Header header) {
        if (header.width() < 1 || header.height() < 1) {
            throw ImageRejectedException.corrupt(
                    "%s: %dx%d pixels".formatted(format.name(), header.width(), header.height()));
        }
        if (Math.max(header.width(), header.height()) > LONGEST_SIDE) {
            throw new ImageRejectedException(
                    ImageRejectedException.Reason.TOO_MANY_PIXELS,
                    "%dx%d, a side has more than %d pixels".formatted(header.width(), header.height(), LONGEST_SIDE));
        }
        if (header.pixels() > maxPixels) {
            throw new ImageRejectedException(
                    ImageRejectedException.Reason.TOO_MANY_PIXELS,
                    "%dx%d is %d pixels, the limit is %d"
                            .formatted(header.width(), header.height(), header.pixels(), maxPixels));
        }
    }
}
