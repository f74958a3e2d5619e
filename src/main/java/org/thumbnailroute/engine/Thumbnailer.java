package org.thumbnailroute.engine;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.codec.Header;
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
    private final Webp webp;
    private final ColourTransforms transforms = new ColourTransforms();

    /**
     * A thumbnailer with limits.
     *
     * @param maxPixels the most pixels (width × height) that a picture may have; checked in its header, before decoding
     * @param memory to be shared by all thumbnailers of a JVM
     * @param webp who reads and writes WebP
     */
    public Thumbnailer(long maxPixels, MachineMemory memory, Webp webp) {
        this.maxPixels = maxPixels;
        this.memory = memory;
        this.webp = webp;
    }

    /** With libwebp, where that loads. */
    public Thumbnailer(long maxPixels, MachineMemory memory) {
        this(maxPixels, memory, Webp.NATIVE);
    }

    /**
     * Makes one thumbnail for each spec, in the calling thread. Waits first until the memory for it is free; an interrupt
     * does not end the wait. A picture of which at least half can be decoded becomes a thumbnail, and the result says that
     * it is partial.
     *
     * @param source an encoded picture: JPEG, PNG, GIF or WebP (the first frame), TIFF (the first page) or BMP; only read
     * @throws ImageRejectedException if the bytes can never become a thumbnail within these limits
     * @throws IllegalArgumentException if there is no spec, or one asks for WebP and WebP is not written here
     * @throws IllegalStateException if a background is needed and Thumbnailator is not on the class path
     */
    public ThumbnailSet make(byte[] source, ThumbnailSpec... specs) {
        return make(source, ThumbnailRequest.of(specs));
    }

    /**
     * The same, for whoever wants more than thumbnails.
     *
     * @see #make(byte[], ThumbnailSpec...)
     */
    public ThumbnailSet make(byte[] source, ThumbnailRequest request) {
        return make(source, request, MachineMemory.Part::giveBack);
    }

    /**
     * Makes the thumbnails, and goes on reserving the memory of their bytes.
     *
     * @param keeper is given the memory that the thumbnails' bytes take, to be given back when nobody holds them any more
     * @see #make(byte[], ThumbnailSpec...)
     */
    public ThumbnailSet make(byte[] source, ThumbnailRequest request, Consumer<MachineMemory.Part> keeper) {
        return make(source, request, keeper, PhaseListener.NONE);
    }

    /**
     * The same, for whoever wants to know what takes the time.
     *
     * @param phases is told how long each phase takes
     * @see #make(byte[], ThumbnailRequest, Consumer)
     */
    public ThumbnailSet make(
            byte[] source, ThumbnailRequest request, Consumer<MachineMemory.Part> keeper, PhaseListener phases) {
        PhaseClock clock = new PhaseClock(phases);
        try {
            return make(source, request, keeper, clock);
        } catch (RuntimeException | Error e) {
            clock.fail(e);
            throw e;
        }
    }

    private ThumbnailSet make(
            byte[] source, ThumbnailRequest request, Consumer<MachineMemory.Part> keeper, PhaseClock clock) {
        clock.enter(Phase.DECODE);
        Job job = job(source, request);
        clock.enter(Phase.MEMORY);
        MachineMemory.Part part = memory.take(job.plan().need(), job.what());
        clock.endUnless(false, Phase.MEMORY);
        try {
            Making making = new Making(job.decoders(), request.specs().size(), clock);
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
     * @throws ImageRejectedException as {@link #make(byte[], ThumbnailSpec...)}, but for want of memory
     */
    public Inspection inspect(byte[] source, ThumbnailRequest request) {
        Plan plan = job(source, request).plan();
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
    private record Job(ImageFormat format, int width, int height, Supplier<Decoder> decoders, Plan plan) {

        String what() {
            return "making thumbnails of this %s of %dx%d pixels".formatted(format.name(), width, height);
        }
    }

    private Job job(byte[] source, ThumbnailRequest request) {
        request.specs().forEach(spec -> spec.requireWritable(webp));
        ImageFormat format = MagicBytes.formatOf(source);
        Decoder decoder = Decoders.open(format, source, webp);
        Header header = decoder.header();
        checkSize(format, header);
        List<Scaling> scalings = Scaling.of(header, transforms.of(header), request, format, webp);
        Plan plan = Plan.of(header, Scaling.layout(decoder, scalings), scalings, memory);
        return new Job(format, header.uprightWidth(), header.uprightHeight(), decoders(decoder, format, source), plan);
    }

    /** The first is there already. */
    private Supplier<Decoder> decoders(Decoder first, ImageFormat format, byte[] source) {
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
