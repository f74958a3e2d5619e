package org.thumbnailroute.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Orientation;
import org.thumbnailroute.engine.internal.icc.ColourTransform;
import org.thumbnailroute.engine.internal.scale.BoxReducer;

/**
 * What can be said of memory before the first picture comes. Each line is to go on from the name of a setting, or to stand
 * by itself in a log.
 */
public final class Forecast {

    /** A lossless WebP with fewer is no large one. */
    private static final long LARGE = 8_000_000;

    private static final long LIBWEBP_PIXEL = 4;
    private static final long MEGA = 1_000_000;

    private final ThumbnailRequest request;
    private final Webp webp;
    private final MachineMemory memory;

    public Forecast(ThumbnailRequest request, Webp webp, MachineMemory memory) {
        this.request = request;
        this.webp = webp;
        this.memory = memory;
    }

    /** Why the sizes are no use: even a picture that is no larger than they are could not be made. */
    public Optional<String> neverFits() {
        Stream<BoundingBox> pictures = request.specs().stream()
                .map(spec -> spec.mode() == Mode.PAD ? new BoundingBox(1, 1) : spec.box())
                .distinct();
        return pictures.flatMap(
                        picture -> lack("making a thumbnail of this size", picture.width(), picture.height()).stream())
                .findFirst();
    }

    /**
     * What will be parked although limits allow it.
     *
     * @param maxPixels the most that a picture may have
     */
    public List<String> warnings(long maxPixels) {
        List<String> warnings = new ArrayList<>();
        int height = (int) Math.sqrt(maxPixels * 3.0 / 4);
        lack(
                        "the largest originals will be parked: making thumbnails of %d megapixels"
                                .formatted(maxPixels / MEGA),
                        (int) (maxPixels / height),
                        height)
                .ifPresent(warnings::add);
        long beside = memory.beside().bytes();
        if (webp.canWrite() && beside < LIBWEBP_PIXEL * LARGE) {
            warnings.add(
                    "there are %d MB beside the heap for libwebp: lossless WebP of more than %.1f megapixels will be parked%s (more memory, or a smaller -Xmx)"
                            .formatted(
                                    beside / MEGA,
                                    (double) beside / LIBWEBP_PIXEL / MEGA,
                                    beside < MEGA ? ", and any other WebP" : ""));
        }
        return warnings;
    }

    /** Of a picture that is read in rows, which takes least. */
    private Optional<String> lack(String what, int width, int height) {
        Header header = new Header(width, height, ColourSpace.RGB, false, Orientation.UPRIGHT, new byte[0]);
        List<Scaling> scalings = Scaling.of(header, ColourTransform.NONE, request, ImageFormat.JPEG, webp);
        MemoryNeed need = Plan.of(header, BoxReducer.layout(header, width, height), scalings, memory)
                .need();
        return memory.holds(need) ? Optional.empty() : Optional.of(what + memory.lack(need));
    }
}
