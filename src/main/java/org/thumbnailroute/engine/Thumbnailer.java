package org.thumbnailroute.engine;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.icc.ColourTransform;
import org.thumbnailroute.engine.internal.icc.ColourTransforms;

/**
 * Turns one encoded picture into one or more thumbnails with a single decode. Safe for use by many threads.
 *
 * <p>The aspect ratio is kept, nothing is enlarged, EXIF orientation is applied, colours become sRGB, transparency is
 * kept where the format has it, and metadata (GPS!) is dropped.
 */
public final class Thumbnailer {

    /** Changes whenever the same input may give other pixels, so that "made by an older engine" can be told. */
    public static final String VERSION = "3";

    /** Filters along a longer side would take more memory than the pixels do. */
    private static final int LONGEST_SIDE = 1_000_000;

    private final long maxPixels;
    private final MachineMemory memory;
    private final ColourTransforms transforms = new ColourTransforms();

    /**
     * A thumbnailer with limits.
     *
     * @param maxPixels the most pixels (width × height) that a picture may have; checked in its header, before decoding
     * @param memory to be shared by all thumbnailers of a JVM
     */
    public Thumbnailer(long maxPixels, MachineMemory memory) {
        this.maxPixels = maxPixels;
        this.memory = memory;
    }

    /**
     * Makes one thumbnail for each box, in the calling thread. Waits first until the memory for it is free; an interrupt
     * does not end the wait. A picture of which at least half can be decoded becomes a thumbnail, and the result says that
     * it is partial.
     *
     * @param source an encoded picture: JPEG, PNG, GIF or WebP (the first frame), TIFF (the first page) or BMP; only read
     * @throws ImageRejectedException if the bytes can never become a thumbnail within these limits
     * @throws IllegalStateException if a background is needed and Thumbnailator is not on the class path
     */
    public ThumbnailSet make(byte[] source, ThumbnailSpec spec) {
        return make(source, spec, MachineMemory.Part::giveBack);
    }

    /**
     * Makes one thumbnail for each box, and goes on reserving the memory of their bytes.
     *
     * @param keeper is given the memory that the thumbnails' bytes take, to be given back when nobody holds them any more
     * @see #make(byte[], ThumbnailSpec)
     */
    public ThumbnailSet make(byte[] source, ThumbnailSpec spec, Consumer<MachineMemory.Part> keeper) {
        return make(source, spec, keeper, PhaseListener.NONE);
    }

    /**
     * The same, for whoever wants to know what takes the time.
     *
     * @param phases is told how long each phase takes
     * @see #make(byte[], ThumbnailSpec, Consumer)
     */
    public ThumbnailSet make(
            byte[] source, ThumbnailSpec spec, Consumer<MachineMemory.Part> keeper, PhaseListener phases) {
        PhaseClock clock = new PhaseClock(phases);
        try {
            return make(source, spec, keeper, clock);
        } catch (RuntimeException | Error e) {
            clock.fail(e);
            throw e;
        }
    }

    private ThumbnailSet make(
            byte[] source, ThumbnailSpec spec, Consumer<MachineMemory.Part> keeper, PhaseClock clock) {
        clock.enter(Phase.DECODE);
        Job job = job(source, spec);
        clock.enter(Phase.MEMORY);
        MachineMemory.Part part = memory.take(job.plan().need(), job.what());
        clock.endUnless(false, Phase.MEMORY);
        try {
            Making making = new Making(job.decoders(), spec, job.finishing(), clock);
            List<Thumbnail> thumbnails = making.all(job.plan());
            part.shrinkTo(
                    thumbnails.stream().mapToLong(one -> one.bytes().length).sum());
            keeper.accept(part);
            return new ThumbnailSet(job.format(), job.width(), job.height(), making.isPartial(), thumbnails);
        } catch (RuntimeException | Error e) {
            part.giveBack();
            throw e;
        }
    }

    /**
     * What making them would come to, as far as a picture's header tells. Nothing is decoded, and no memory is taken.
     *
     * @throws ImageRejectedException as {@link #make(byte[], ThumbnailSpec)}, but for want of memory
     */
    public Inspection inspect(byte[] source, ThumbnailSpec spec) {
        Plan plan = job(source, spec).plan();
        return new Inspection(
                plan.layout().numerator(),
                plan.layout().denominator(),
                plan.passes().size(),
                plan.need().heap(),
                plan.need().beside());
    }

    /**
     * What is known of a picture before it is decoded.
     *
     * @param width as a person sees it, in pixels
     * @param height likewise
     */
    private record Job(
            ImageFormat format, int width, int height, Supplier<Decoder> decoders, Finishing finishing, Plan plan) {

        String what() {
            return "making thumbnails of this %s of %dx%d pixels".formatted(format.name(), width, height);
        }
    }

    private Job job(byte[] source, ThumbnailSpec spec) {
        ImageFormat format = MagicBytes.formatOf(source);
        Decoder decoder = Decoders.open(format, source, spec.webp());
        Header header = decoder.header();
        checkSize(format, header);
        int width = header.uprightWidth();
        int height = header.uprightHeight();
        Finishing finishing = new Finishing(spec, spec.formatFor(format));
        List<Scaling> scalings = scalings(header, spec, width, height);
        Plan plan = Plan.of(header, Scaling.layout(decoder, scalings), scalings, finishing, memory);
        return new Job(format, width, height, decoders(decoder, format, source, spec.webp()), finishing, plan);
    }

    private List<Scaling> scalings(Header header, ThumbnailSpec spec, int width, int height) {
        ColourTransform toSrgb = transforms.of(header);
        return spec.boxes().stream()
                .map(box -> new Scaling(header, Placement.of(spec.mode(), box, width, height), toSrgb))
                .toList();
    }

    /** The first is there already. */
    private static Supplier<Decoder> decoders(Decoder first, ImageFormat format, byte[] source, Webp webp) {
        Iterator<Decoder> there = List.of(first).iterator();
        return () -> there.hasNext() ? there.next() : Decoders.open(format, source, webp);
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
