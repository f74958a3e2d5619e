package org.thumbnailroute.engine.internal.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.Plane;
import org.thumbnailroute.engine.internal.codec.RowSink;

/**
 * Decodes JPEG at n/8 of its size, n from 1 to 8: baseline, extended and progressive Huffman-coded pictures of 8 bits a
 * sample, in any sampling, of one, three or four components.
 */
public final class JpegDecoder implements Decoder {

    /** A picture that breaks off is shown if so much of it is there. */
    private static final double ENOUGH = 0.5;

    /**
     * The scans of a progressive picture make its coefficients together, so they are held. A very large picture for a
     * very large thumbnail is decoded a little smaller instead of taking more.
     */
    private static final long MOST_COEFFICIENT_BYTES = 64 << 20;

    private final byte[] source;
    private final SegmentReader segments;
    private final ApplicationSegments metadata = ApplicationSegments.none();
    private final ScanHeader firstScan;
    private final FrameHeader frame;
    private final Header header;
    /** Whether samples are handed on as they stand, because another file says what they mean. */
    private final boolean raw;

    /**
     * Reads up to the first scan.
     *
     * @param source a whole file
     * @throws ImageRejectedException if there is no picture in it, or one of a kind that is not read
     */
    public JpegDecoder(byte[] source) {
        this(source, false);
    }

    /**
     * Reads the samples of a JPEG that is a part of another file, which says what they mean: colour, orientation and profile
     * in the header count for nothing.
     *
     * @param source begins with the marker of an image, and may have tables before the next one
     * @param samples how many a pixel must have
     * @throws ImageRejectedException if there is no picture of so many samples in it, or one of a kind that is not read
     */
    public static JpegDecoder ofSamples(byte[] source, int samples) {
        JpegDecoder decoder = new JpegDecoder(source, true);
        int there = decoder.frame.components().size();
        if (there != samples) {
            throw ImageRejectedException.corrupt("JPEG: %d components instead of %d".formatted(there, samples));
        }
        return decoder;
    }

    private JpegDecoder(byte[] source, boolean raw) {
        this.source = source;
        this.raw = raw;
        this.segments = new SegmentReader(source, metadata);
        this.firstScan = segments.nextScan().orElseThrow(segments::noPicture);
        this.frame = segments.frame();
        this.header = new Header(
                frame.width(),
                frame.height(),
                metadata.colourSpace(frame),
                false,
                metadata.orientation(),
                metadata.iccProfile());
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public Layout layout(int width, int height) {
        int[] scales = ScaleChoice.of(frame, width, height);
        while (frame.progressive() && scales[0] > 1 && coefficientBytes(scales) > MOST_COEFFICIENT_BYTES) {
            Arrays.setAll(scales, i -> ScaleChoice.below(scales[i]));
        }
        List<Plane> planes = new ArrayList<>();
        long bytes = frame.progressive() ? coefficientBytes(scales) : 0;
        for (Component component : frame.components()) {
            int scale = scales[component.index()];
            planes.add(plane(component, scale));
            bytes += 4L * component.v() * scale * component.blockColumns() * scale;
        }
        return new Layout(scales[0], 8, planes, bytes);
    }

    private long coefficientBytes(int[] scales) {
        return frame.components().stream()
                .mapToLong(component -> Coefficients.bytes(component, scales[component.index()]))
                .sum();
    }

    private Plane plane(Component component, int scale) {
        double width = (double) frame.width() * component.h() / frame.maxH() * scale / 8;
        double height = (double) frame.height() * component.v() / frame.maxV() * scale / 8;
        // at 1/8 a sample is the mean of its block; above, the transform's low-pass is sharp
        double aperture = scale == 1 ? Math.sqrt(1 - 1.0 / 64) : 0;
        return new Plane((int) Math.ceil(width), (int) Math.ceil(height), width, height, aperture);
    }

    @Override
    public boolean decode(Layout layout, List<RowSink> sinks) {
        int[] scales = new int[4];
        List<PlaneRows> rows = new ArrayList<>();
        for (Component component : frame.components()) {
            Plane plane = layout.planes().get(component.index());
            int scale = (int) Math.round(plane.width() * 8 * frame.maxH() / (frame.width() * component.h()));
            scales[component.index()] = scale;
            boolean inverted = !raw && ColourRules.isInverted(header.colour(), component.index());
            rows.add(new PlaneRows(component, scale, plane, sinks.get(component.index()), inverted));
        }
        boolean partial = frame.progressive() ? progressive(scales, rows) : sequential(scales, rows);
        for (Component component : frame.components()) {
            PlaneRows one = rows.get(component.index());
            partial |= !one.isFull();
            if (ColourRules.isNeeded(header.colour(), component.index())) {
                checkEnough(one);
            }
            one.fillUp();
        }
        return partial;
    }

    /** Decodes all scans; returns whether a part of one was missing or broken. */
    private boolean sequential(int[] scales, List<PlaneRows> rows) {
        boolean damaged = false;
        Optional<ScanHeader> next = Optional.of(firstScan);
        while (next.isPresent()) {
            ScanHeader scan = next.get();
            damaged |= orSkip(scan, () -> sequential(scan, scales, rows));
            next = rows.stream().allMatch(PlaneRows::isFull) ? Optional.empty() : segments.nextScan();
        }
        return damaged;
    }

    private boolean sequential(ScanHeader scan, int[] scales, List<PlaneRows> rows) {
        boolean again = scan.parts().stream()
                .anyMatch(part -> rows.get(part.component().index()).isBegun());
        if (again) {
            skip(scan);
            return false;
        }
        SequentialScan decoder = new SequentialScan(source, frame, scan, segments, scales, rows);
        segments.skipTo(decoder.decode());
        return decoder.isDamaged();
    }

    private void skip(ScanHeader scan) {
        segments.skipTo(Markers.findAfterScan(source, scan.data()));
    }

    /** A scan whose tables are not there is as good as lost; without the first one there is no picture. */
    private boolean orSkip(ScanHeader scan, BooleanSupplier decoding) {
        try {
            return decoding.getAsBoolean();
        } catch (ImageRejectedException e) {
            if (scan.equals(firstScan)) {
                throw e;
            }
            skip(scan);
            return true;
        }
    }

    /** Decodes the scans that matter; returns whether a part of one was missing or broken, or whole scans may be. */
    private boolean progressive(int[] scales, List<PlaneRows> rows) {
        List<Coefficients> coefficients = new ArrayList<>();
        for (Component component : frame.components()) {
            coefficients.add(new Coefficients(component, scales[component.index()]));
        }
        boolean damaged = false;
        Optional<ScanHeader> next = Optional.of(firstScan);
        while (next.isPresent()) {
            ScanHeader scan = next.get();
            damaged |= orSkip(scan, () -> progressive(scan, coefficients));
            next = segments.nextScan();
        }
        for (Component component : frame.components()) {
            coefficients.get(component.index()).emit(rows.get(component.index()));
        }
        // without the end of the picture nobody can tell whether a scan is missing
        return damaged || !segments.isEnded();
    }

    private boolean progressive(ScanHeader scan, List<Coefficients> coefficients) {
        List<Coefficients> its = scan.parts().stream()
                .map(part -> coefficients.get(part.component().index()))
                .toList();
        its.forEach(one -> one.quantise(segments));
        if (its.stream().noneMatch(one -> one.needs(scan))) {
            skip(scan);
            return false;
        }
        ProgressiveScan decoder = scan.from() == 0
                ? new DcScan(source, scan, segments, coefficients)
                : new BandScan(source, scan, segments, coefficients);
        its.forEach(one -> one.decoded(scan));
        segments.skipTo(decoder.decode());
        return decoder.isDamaged();
    }

    private static void checkEnough(PlaneRows rows) {
        if (rows.there() < ENOUGH) {
            throw ImageRejectedException.corrupt(
                    "JPEG: only %d %% of its rows are there".formatted((int) (100 * Math.max(0, rows.there()))));
        }
    }
}
