package org.thumbnailroute.engine.internal.jpeg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.ImageRejectedException.Reason;

/**
 * Walks through the marker segments (T.81, annex B) and keeps what is in force: tables, restart interval, frame. Nothing
 * is copied.
 */
final class SegmentReader {

    private static final int TABLES = 4;

    /** Programs write a dozen; each one of a few bytes can make a decoder walk over the whole picture. */
    private static final int MOST_SCANS = 100;

    private final byte[] source;
    private final ApplicationSegments metadata;
    private final @Nullable HuffmanTable[] dc = new HuffmanTable[TABLES];
    private final @Nullable HuffmanTable[] ac = new HuffmanTable[TABLES];
    /** By table; steps by place in zigzag order. */
    private final Map<Integer, int[]> quantisation = new HashMap<>();

    /** The frame's components, those first that have not been in a scan for longest. */
    private final List<Component> inTurn = new ArrayList<>();

    private String ending = "";
    private @Nullable FrameHeader frame;
    private int restartInterval;
    private int scans;
    private int position = 2;
    private boolean ended;

    SegmentReader(byte[] source, ApplicationSegments metadata) {
        this.source = source;
        this.metadata = metadata;
    }

    static int uint16(byte[] source, int at) {
        return ((source[at] & 0xff) << 8) | (source[at + 1] & 0xff);
    }

    /** The frame, once a scan was found. */
    FrameHeader frame() {
        FrameHeader known = frame;
        if (known == null) {
            throw ImageRejectedException.corrupt("JPEG: no frame header");
        }
        return known;
    }

    /**
     * Goes on to the next scan.
     *
     * @return empty at the end of the picture, or where it cannot be read on because a later segment is broken
     */
    Optional<ScanHeader> nextScan() {
        try {
            return read();
        } catch (ImageRejectedException e) {
            boolean readable = scans > 0 && scans < MOST_SCANS && e.reason() == Reason.CORRUPT;
            if (readable) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<ScanHeader> read() {
        while (true) {
            int at = Markers.find(source, position);
            if (at >= source.length) {
                return end("ends after %d bytes".formatted(source.length));
            }
            int marker = source[at + 1] & 0xff;
            position = at + 2;
            if (marker == Markers.EOI) {
                ended = true;
                return end("has its end marker at byte %d".formatted(at));
            }
            if (Markers.standsAlone(marker)) {
                continue;
            }
            if (position + 2 > source.length) {
                return end("ends in the segment %s at byte %d".formatted(Markers.name(marker), at));
            }
            int length = uint16(source, position) - 2;
            int from = position + 2;
            if (length < 0 || from + length > source.length) {
                if (marker >= Markers.SOF0 && marker <= Markers.DRI) {
                    return end("has the segment %s at byte %d cut off".formatted(Markers.name(marker), at));
                }
                continue; // garbage that looks like a marker, or an application's segment, which decides nothing
            }
            position = from + length;
            if (marker == Markers.SOS) {
                if (scans == MOST_SCANS) {
                    throw ImageRejectedException.corrupt("JPEG: more than %d scans".formatted(MOST_SCANS));
                }
                ScanHeader scan = scan(from, length);
                scans++;
                return Optional.of(scan);
            }
            segment(marker, from, length);
        }
    }

    private Optional<ScanHeader> end(String how) {
        ending = how;
        return Optional.empty();
    }

    /** Why there is not even one scan, once {@link #nextScan} found none. */
    ImageRejectedException noPicture() {
        return ImageRejectedException.corrupt("JPEG: it %s, before a picture's first scan".formatted(ending));
    }

    private ScanHeader scan(int from, int length) {
        if (frame == null) {
            throw ImageRejectedException.corrupt("JPEG: a scan before the frame header");
        }
        ScanHeader scan = ScanHeader.read(frame, inTurn, restartInterval, source, from, length);
        List<Component> its =
                scan.parts().stream().map(ScanHeader.Part::component).toList();
        inTurn.removeAll(its);
        inTurn.addAll(its);
        return scan;
    }

    /** Whether the end of the picture was found, not only that of the file. */
    boolean isEnded() {
        return ended;
    }

    /** Goes on behind the entropy-coded data of a scan. */
    void skipTo(int at) {
        position = at;
    }

    private void segment(int marker, int from, int length) {
        switch (marker) {
            case Markers.DQT -> quantisationTables(from, length);
            case Markers.DHT -> huffmanTables(from, length);
            case Markers.DRI -> restartInterval = length < 2 ? 0 : uint16(source, from);
            case Markers.SOF0, Markers.SOF1, Markers.SOF2 -> frame(marker, from, length);
            case 0xc3, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf -> unsupportedFrame(marker);
            default -> metadata.segment(marker, source, from, length);
        }
    }

    private void frame(int marker, int from, int length) {
        if (frame != null) {
            throw ImageRejectedException.corrupt("JPEG: two frame headers");
        }
        FrameHeader read = FrameHeader.read(marker, source, from, length);
        inTurn.addAll(read.components());
        frame = read;
    }

    private static void unsupportedFrame(int marker) {
        String process =
                switch (marker) {
                    case 0xc3 -> "lossless JPEG";
                    case 0xc9, 0xca -> "JPEG with arithmetic coding";
                    case 0xcb -> "lossless JPEG with arithmetic coding";
                    case 0xc8 -> "JPEG of a reserved kind";
                    default -> "hierarchical JPEG";
                };
        throw ImageRejectedException.unsupported(process);
    }

    private void quantisationTables(int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end) {
            int bytes = (source[at] & 0xf0) == 0 ? 1 : 2;
            int number = source[at] & 15;
            check("quantisation table", at, number < TABLES, at + 1 + 64 * bytes <= end);
            at++;
            int[] table = new int[64];
            for (int i = 0; i < 64; i++) {
                table[i] = bytes == 1 ? source[at + i] & 0xff : uint16(source, at + 2 * i);
            }
            quantisation.put(number, table);
            at += 64 * bytes;
        }
    }

    private void huffmanTables(int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end) {
            int kind = (source[at] >>> 4) & 15;
            int number = source[at] & 15;
            check("Huffman table", at, kind < 2 && number < TABLES, at + 17 <= end);
            at++;
            int values = HuffmanTable.valueCount(source, at);
            check("Huffman table", at - 1, values <= 256, at + 16 + values <= end);
            (kind == 0 ? dc : ac)[number] = StandardHuffman.orOwn(source, at);
            at += 16 + values;
        }
    }

    private void check(String table, int at, boolean known, boolean whole) {
        if (!known || !whole) {
            throw ImageRejectedException.corrupt("JPEG: the %s at byte %d, which begins with %02X, %s"
                    .formatted(table, at, source[at], known ? "is cut off" : "is of no known kind"));
        }
    }

    /** The DC table with this number that is in force; the standard one if none was defined. */
    HuffmanTable dcTable(int number) {
        HuffmanTable table = dc[number];
        return table == null ? standard("DC", number, StandardHuffman::dc) : table;
    }

    /** The AC table, likewise. */
    HuffmanTable acTable(int number) {
        HuffmanTable table = ac[number];
        return table == null ? standard("AC", number, StandardHuffman::ac) : table;
    }

    /** Motion JPEG is sequential; the standard tables do not have the codes of a progressive scan. */
    private HuffmanTable standard(String kind, int number, IntFunction<HuffmanTable> tables) {
        if (number > 1 || frame().progressive()) {
            throw ImageRejectedException.corrupt(
                    "JPEG: a scan uses the Huffman table %s %d, which is not there".formatted(kind, number));
        }
        return tables.apply(number);
    }

    /** The steps of a component's coefficients, in zigzag order. */
    int[] steps(Component component) {
        int[] table = quantisation.get(component.table());
        if (table == null) {
            throw ImageRejectedException.corrupt("JPEG: component %d uses quantisation table %d, which is not there"
                    .formatted(component.id(), component.table()));
        }
        return table;
    }
}
