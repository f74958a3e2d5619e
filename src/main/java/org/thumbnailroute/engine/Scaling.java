package org.thumbnailroute.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.Orientation;
import org.thumbnailroute.engine.internal.codec.Plane;
import org.thumbnailroute.engine.internal.crop.Attention;
import org.thumbnailroute.engine.internal.icc.ColourTransform;
import org.thumbnailroute.engine.internal.scale.PlaneResampler;
import org.thumbnailroute.engine.internal.scale.Region;

/** The way of one picture to one of its sizes, for all thumbnails that differ only in what comes after. Used once. */
final class Scaling {

    private final Header header;
    private final Placement placement;
    private final ColourTransform toSrgb;
    private final List<Finishing> finishings = new ArrayList<>();
    /** The pixels so far, as stored. */
    private int[] argb = {};

    private @Nullable Raster raster;

    private Scaling(Header header, Placement placement, ColourTransform toSrgb) {
        this.header = header;
        this.placement = placement;
        this.toSrgb = toSrgb;
    }

    /**
     * All that a picture needs.
     *
     * @param toSrgb for the picture's profile
     * @param format the picture's
     */
    static List<Scaling> of(
            Header header, ColourTransform toSrgb, ThumbnailRequest request, ImageFormat format, Webp webp) {
        Map<Placement, Scaling> scalings = new LinkedHashMap<>();
        int index = 0;
        for (ThumbnailSpec spec : request.specs()) {
            Placement placement = Placement.of(spec, request.focus(), header.uprightWidth(), header.uprightHeight());
            Scaling scaling = scalings.computeIfAbsent(placement, any -> new Scaling(header, any, toSrgb));
            ImageFormat target = spec.formatFor(format, webp);
            scaling.finishings.add(new Finishing(index++, spec, target, webp, request.placeholders()));
        }
        return List.copyOf(scalings.values());
    }

    /** What becomes of it, at least one. */
    List<Finishing> finishings() {
        return finishings;
    }

    /** The scale that the largest of the sizes needs; the others are made of the same rows. */
    static Layout layout(Decoder decoder, List<Scaling> scalings) {
        int width = 1;
        int height = 1;
        for (Scaling scaling : scalings) {
            Size whole = scaling.stored(scaling.placement.wholeWidth(), scaling.placement.wholeHeight());
            width = Math.max(width, whole.width());
            height = Math.max(height, whole.height());
        }
        return decoder.layout(width, height);
    }

    /** All of it, in so many bands of rows, or fewer if it has not so many. */
    List<Band> bands(int count) {
        int height = storedSize().height();
        List<Band> bands = new ArrayList<>();
        int rowsOfOne = (height + count - 1) / count;
        for (int from = 0; from < height; from += rowsOfOne) {
            bands.add(new Band(this, from, Math.min(height, from + rowsOfOne)));
        }
        return bands;
    }

    PlaneResampler resampler(Plane plane, int from, int to) {
        Size size = storedSize();
        return new PlaneResampler(plane, storedRegion(), size.width(), size.height(), from, to);
    }

    /** Bytes of the heap that such a resampler takes beside its result. */
    long workBytes(Plane plane) {
        return PlaneResampler.workBytes(
                plane, storedRegion(), storedSize().width(), storedSize().height());
    }

    /**
     * Takes rows, from the top to the bottom.
     *
     * @param planes spoilt
     */
    void rows(int from, int to, float[][] planes) {
        int[] pixels = Colours.toArgb(header, planes, toSrgb);
        Size size = storedSize();
        if (from == 0 && to == size.height()) {
            argb = pixels;
            return;
        }
        argb = from == 0 ? new int[size.width() * size.height()] : argb;
        System.arraycopy(pixels, 0, argb, from * size.width(), pixels.length);
    }

    /**
     * What is shown of the scaled picture, upright; when that is complete.
     *
     * @param isLast whether nobody will ask for it again, so that it need not be held
     */
    Raster raster(boolean isLast) {
        Raster upright = raster == null ? upright() : raster;
        raster = isLast ? null : upright;
        return upright;
    }

    private Raster upright() {
        Raster all = scaled();
        return placement.isCropped() ? all.cropped(placement.shown()) : all;
    }

    private Raster scaled() {
        Size size = storedSize();
        int[] stored = argb;
        argb = new int[0];
        return new Raster(
                placement.size().width(),
                placement.size().height(),
                header.alpha(),
                header.orientation().upright(stored, size.width(), size.height()));
    }

    /** The most memory at a time from the scaled pixels to the thumbnails' files. */
    MemoryNeed finishingNeed() {
        long turned = header.orientation() == Orientation.UPRIGHT ? 0 : pixelBytes();
        long cropped =
                placement.isCropped() ? Attention.BYTES + 4 * placement.shown().pixels() : 0;
        MemoryNeed need = new MemoryNeed(pixelBytes() + Math.max(turned, cropped), 0);
        long files = 0;
        for (int i = 0; i < finishings.size(); i++) {
            Finishing finishing = finishings.get(i);
            need = need.or(finishing.need(this, i == finishings.size() - 1).plusHeap(files));
            files += finishing.fileBytes(this);
        }
        return need;
    }

    /** Bytes of all files that are made of it, an upper bound. */
    long fileBytes() {
        return finishings.stream()
                .mapToLong(finishing -> finishing.fileBytes(this))
                .sum();
    }

    long pixelBytes() {
        return 4 * placement.size().pixels();
    }

    boolean alpha() {
        return header.alpha();
    }

    Placement placement() {
        return placement;
    }

    private Region storedRegion() {
        Orientation orientation = header.orientation();
        Region region = orientation.swapsSides() ? placement.region().transposed() : placement.region();
        region = orientation.reversesColumns() ? region.mirrored() : region;
        return orientation.reversesRows() ? region.transposed().mirrored().transposed() : region;
    }

    Size storedSize() {
        return stored(placement.size().width(), placement.size().height());
    }

    private Size stored(int width, int height) {
        return header.orientation().swapsSides() ? new Size(height, width) : new Size(width, height);
    }
}
