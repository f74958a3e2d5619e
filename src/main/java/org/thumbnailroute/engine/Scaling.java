package org.thumbnailroute.engine;

import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.engine.codec.Decoder;
import org.thumbnailroute.engine.codec.Header;
import org.thumbnailroute.engine.codec.Layout;
import org.thumbnailroute.engine.codec.Plane;
import org.thumbnailroute.engine.codec.RowSink;
import org.thumbnailroute.engine.icc.ColourTransform;
import org.thumbnailroute.engine.scale.PlaneResampler;
import org.thumbnailroute.engine.scale.Region;

/** The way of one picture to one of its sizes. */
final class Scaling {

    /** For each pixel of a thumbnail: as converted, upright, on its canvas, and what its encoder makes of it. */
    private static final long PIXEL_BYTES = 24;

    private final Header header;
    private final Placement placement;
    private final List<PlaneResampler> resamplers = new ArrayList<>();

    Scaling(Header header, Placement placement) {
        this.header = header;
        this.placement = placement;
    }

    /** The scale that the largest of the sizes needs; the others are made of the same rows. */
    static Layout layout(Decoder decoder, List<Scaling> scalings) {
        int width = 1;
        int height = 1;
        for (Scaling scaling : scalings) {
            width = Math.max(width, scaling.storedWhole().width());
            height = Math.max(height, scaling.storedWhole().height());
        }
        return decoder.layout(width, height);
    }

    /** Memory that is taken from decoding to the last encoded thumbnail; an upper bound. */
    static long bytes(Layout layout, List<Scaling> scalings) {
        long bytes = layout.bytes();
        for (Scaling scaling : scalings) {
            Size size = scaling.storedSize();
            for (Plane plane : layout.planes()) {
                bytes += PlaneResampler.bytes(plane, scaling.storedRegion(), size.width(), size.height());
            }
            BoundingBox canvas = scaling.canvas();
            bytes += PIXEL_BYTES * canvas.width() * canvas.height();
        }
        return bytes;
    }

    /** Decodes once for all of them. */
    static void decode(Decoder decoder, Layout layout, List<Scaling> scalings) {
        List<RowSink> sinks = new ArrayList<>();
        for (Plane plane : layout.planes()) {
            sinks.add(sink(plane, scalings));
        }
        decoder.decode(layout, sinks);
    }

    private static RowSink sink(Plane plane, List<Scaling> scalings) {
        List<PlaneResampler> all = new ArrayList<>();
        for (Scaling scaling : scalings) {
            all.add(scaling.resampler(plane));
        }
        if (all.size() == 1) {
            return all.get(0);
        }
        return samples -> all.forEach(one -> one.row(samples));
    }

    private PlaneResampler resampler(Plane plane) {
        Size size = storedSize();
        PlaneResampler resampler = new PlaneResampler(plane, storedRegion(), size.width(), size.height());
        resamplers.add(resampler);
        return resampler;
    }

    /**
     * The scaled picture, upright. To be asked for once.
     *
     * @param toSrgb for the picture's profile
     */
    Raster raster(ColourTransform toSrgb) {
        float[][] planes = resamplers.stream().map(PlaneResampler::result).toArray(float[][]::new);
        int[] argb = Colours.toArgb(header, planes, toSrgb);
        Size size = storedSize();
        return new Raster(
                placement.size().width(),
                placement.size().height(),
                header.alpha(),
                header.orientation().upright(argb, size.width(), size.height()));
    }

    BoundingBox canvas() {
        return placement.canvas();
    }

    private Region storedRegion() {
        return header.orientation().swapsSides() ? placement.region().transposed() : placement.region();
    }

    private Size storedSize() {
        return stored(placement.size().width(), placement.size().height());
    }

    private Size storedWhole() {
        return stored(placement.wholeWidth(), placement.wholeHeight());
    }

    private Size stored(int width, int height) {
        return header.orientation().swapsSides() ? new Size(height, width) : new Size(width, height);
    }

    private record Size(int width, int height) {}
}
