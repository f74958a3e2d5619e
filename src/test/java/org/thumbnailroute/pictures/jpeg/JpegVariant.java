package org.thumbnailroute.pictures.jpeg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** How to write a JPEG. What is not said is baseline YCbCr, one scan, 4:4:4, with a JFIF header. */
public final class JpegVariant {

    private static final int BASELINE = 0xC0;
    private static final int EXTENDED = 0xC1;
    private static final int PROGRESSIVE = 0xC2;

    private final BufferedImage picture;
    private ColourModel model = ColourModel.YCBCR;
    private int frameMarker = BASELINE;
    private String sampling = "1x1,1x1,1x1,1x1";
    private int[] ids = {1, 2, 3, 4};
    private int[] huffman = {0, 1, 1, 0};
    private List<ScanSpec> scans = List.of();
    private int[] restarts = {0};
    private int longestEndRun = 0x7FFF;
    private boolean wideSteps;
    private boolean separateTables;
    private boolean lateHeight;
    private byte[] fill = {};
    private byte[] header = Segments.jfif();
    private byte[] afterwards = {(byte) 0xFF, (byte) 0xD9};

    private JpegVariant(BufferedImage picture) {
        this.picture = picture;
    }

    static JpegVariant of(BufferedImage picture) {
        return new JpegVariant(picture);
    }

    /** Extended sequential with 8-bit samples, SOF1, and Huffman tables of four destinations. */
    JpegVariant extended() {
        frameMarker = EXTENDED;
        huffman = new int[] {3, 0, 2, 1};
        return this;
    }

    JpegVariant progressive(List<ScanSpec> script) {
        frameMarker = PROGRESSIVE;
        return scans(script);
    }

    JpegVariant scans(List<ScanSpec> script) {
        scans = script;
        return this;
    }

    /** The most blocks that may end at once in a progressive scan. */
    JpegVariant endRunsUpTo(int blocks) {
        longestEndRun = blocks;
        return this;
    }

    /** The colour model, with the segments that announce it. */
    JpegVariant colours(ColourModel newModel, byte[]... segments) {
        model = newModel;
        return header(segments);
    }

    /** The segments after SOI, instead of a JFIF header. */
    JpegVariant header(byte[]... segments) {
        header = Segments.join(segments);
        return this;
    }

    JpegVariant ids(int... newIds) {
        ids = newIds;
        return this;
    }

    /** Factors H×V of each component, such as {@code 2x2,1x1,1x1}. */
    JpegVariant sampling(String factors) {
        sampling = factors;
        return this;
    }

    /** The restart interval of each scan, in MCUs; the last is for all that follow. */
    JpegVariant restarts(int... intervals) {
        restarts = intervals;
        return this;
    }

    /** Quantisation tables of 16-bit entries, some above 255. */
    JpegVariant wideSteps() {
        wideSteps = true;
        return this;
    }

    /** A segment of its own for each table, quantisation tables redefined before they are used. */
    JpegVariant separateTables() {
        separateTables = true;
        return this;
    }

    /** A height of 0 in the frame header, and a DNL segment after the first scan. */
    JpegVariant lateHeight() {
        lateHeight = true;
        return this;
    }

    /** Bytes before each marker after SOI: 0xFF is allowed, others are garbage. */
    JpegVariant fill(int... bytes) {
        fill = Segments.bytes(bytes);
        return this;
    }

    /** What follows the last scan, instead of EOI. */
    JpegVariant endsWith(byte[]... parts) {
        afterwards = Segments.join(parts);
        return this;
    }

    byte[] write() {
        FrameGeometry frame = frame();
        List<QuantisedComponent> components = components(frame);
        var out = new ByteArrayOutputStream();
        out.writeBytes(Segments.bytes(0xFF, 0xD8));
        out.writeBytes(header);
        if (separateTables) {
            put(out, Segments.of(0xDB, Segments.bytes(0), new byte[64])); // nobody may use these zeros
        }
        put(out, steps());
        put(out, frameHeader(components));
        int interval = 0;
        List<ScanSpec> script = scans.isEmpty() ? ScanSpec.interleaved(components.size()) : scans;
        for (int i = 0; i < script.size(); i++) {
            int wanted = restarts[Math.min(i, restarts.length - 1)];
            if (wanted != interval) {
                interval = wanted;
                put(out, Segments.of(0xDD, Segments.bytes(interval >> 8, interval)));
            }
            putScan(out, frame, components, script.get(i), interval);
            if (lateHeight && i == 0) {
                put(out, Segments.lineCount(picture.getHeight()));
            }
        }
        out.writeBytes(afterwards);
        return out.toByteArray();
    }

    private FrameGeometry frame() {
        int mostAcross = 1;
        int mostDown = 1;
        for (int c = 0; c < model.components(); c++) {
            mostAcross = Math.max(mostAcross, factor(c, 0));
            mostDown = Math.max(mostDown, factor(c, 1));
        }
        return new FrameGeometry(picture.getWidth(), picture.getHeight(), mostAcross, mostDown);
    }

    private int factor(int component, int axis) {
        return Integer.parseInt(sampling.split(",", -1)[component].split("x", -1)[axis]);
    }

    private List<QuantisedComponent> components(FrameGeometry frame) {
        double[][] planes = model.planes(picture);
        List<QuantisedComponent> components = new ArrayList<>();
        for (int c = 0; c < planes.length; c++) {
            int[] steps = Steps.of(table(c), wideSteps);
            components.add(QuantisedComponent.of(ids[c], factor(c, 0), factor(c, 1), frame, planes[c], steps));
        }
        return components;
    }

    /** Colour differences have a coarser quantisation table than the rest. */
    private int table(int component) {
        boolean difference = model == ColourModel.YCBCR || model == ColourModel.YCCK;
        return difference && (component == 1 || component == 2) ? 1 : 0;
    }

    private byte[] steps() {
        List<byte[]> tables = new ArrayList<>();
        for (int table = 0; table < 2; table++) {
            var bytes = new ByteArrayOutputStream();
            bytes.write(wideSteps ? 0x10 | table : table);
            for (int step : Steps.of(table, wideSteps)) {
                if (wideSteps) {
                    bytes.write(step >> 8);
                }
                bytes.write(step);
            }
            tables.add(bytes.toByteArray());
        }
        return tables(0xDB, tables);
    }

    private byte[] tables(int marker, List<byte[]> tables) {
        if (!separateTables) {
            return Segments.of(marker, Segments.join(tables.toArray(byte[][]::new)));
        }
        return Segments.join(tables.stream().map(t -> Segments.of(marker, t)).toArray(byte[][]::new));
    }

    private byte[] frameHeader(List<QuantisedComponent> components) {
        var bytes = new ByteArrayOutputStream();
        int width = picture.getWidth();
        int height = lateHeight ? 0 : picture.getHeight();
        bytes.writeBytes(Segments.bytes(8, height >> 8, height, width >> 8, width, components.size()));
        for (int c = 0; c < components.size(); c++) {
            QuantisedComponent component = components.get(c);
            bytes.writeBytes(Segments.bytes(component.id(), component.across() << 4 | component.down(), table(c)));
        }
        return Segments.of(frameMarker, bytes.toByteArray());
    }

    private void putScan(
            ByteArrayOutputStream out,
            FrameGeometry frame,
            List<QuantisedComponent> components,
            ScanSpec scan,
            int interval) {
        var symbols = new Symbols();
        frame.walk(components, scan, interval, symbols, coder(symbols, scan));
        List<CodeTable> tables = new ArrayList<>();
        List<byte[]> definitions = new ArrayList<>();
        for (int table = 0; table < Symbols.TABLES; table++) {
            CodeTable codes = CodeTable.of(symbols.frequencies(table));
            tables.add(codes);
            if (!codes.isEmpty()) {
                int classAndDestination = table < 4 ? table : 0x10 | (table - 4);
                definitions.add(Segments.join(Segments.bytes(classAndDestination), codes.definition()));
            }
        }
        if (!definitions.isEmpty()) {
            put(out, tables(0xC4, definitions));
        }
        var header = new ByteArrayOutputStream();
        header.write(scan.components().size());
        for (int c : scan.components()) {
            header.writeBytes(Segments.bytes(ids[c], huffman[c] << 4 | huffman[c]));
        }
        header.writeBytes(Segments.bytes(scan.from(), scan.to(), scan.high() << 4 | scan.low()));
        put(out, Segments.of(0xDA, header.toByteArray()));
        out.writeBytes(symbols.encode(tables));
    }

    private FrameGeometry.Coder coder(Symbols symbols, ScanSpec scan) {
        if (frameMarker != PROGRESSIVE) {
            return new SequentialCoder(symbols, huffman);
        }
        return scan.from() == 0
                ? new ProgressiveDcCoder(symbols, scan, huffman)
                : new ProgressiveAcCoder(
                        symbols, scan, huffman[scan.components().get(0)], longestEndRun);
    }

    private void put(ByteArrayOutputStream out, byte[] segment) {
        out.writeBytes(fill);
        out.writeBytes(segment);
    }
}
