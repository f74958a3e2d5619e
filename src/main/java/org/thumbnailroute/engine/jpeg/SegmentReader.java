package org.thumbnailroute.engine.jpeg;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.engine.codec.ImageRejectedException;

/**
 * Walks through the marker segments (T.81, annex B) and keeps what is in force: tables, restart interval, frame. Nothing
 * is copied.
 */
final class SegmentReader {

    private static final int TABLES = 4;

    /** Programs write a dozen; each one of a few bytes can make a decoder walk over the whole picture. */
    private static final int MOST_SCANS = 100;

    private final byte[] source;
    private final Metadata metadata;
    private final @Nullable HuffmanTable[] dc = new HuffmanTable[TABLES];
    private final @Nullable HuffmanTable[] ac = new HuffmanTable[TABLES];
    /** By table; steps by place in zigzag order. */
    private final Map<Integer, int[]> quantisation = new HashMap<>();

    private @Nullable Frame frame;
    private int restartInterval;
    private int scans;
    private int position = 2;

    SegmentReader(byte[] source, Metadata metadata) {
        this.source = source;
        this.metadata = metadata;
    }

    static int uint16(byte[] source, int at) {
        return ((source[at] & 0xff) << 8) | (source[at + 1] & 0xff);
    }

    /** The frame, once a scan was found. */
    Frame frame() {
        Frame known = frame;
        if (known == null) {
            throw ImageRejectedException.corrupt("JPEG: no frame header");
        }
        return known;
    }

    /**
     * Goes on to the next scan.
     *
     * @return empty at the end of the picture
     */
    Optional<Scan> nextScan() {
        while (true) {
            int at = Markers.find(source, position);
            if (at >= source.length) {
                return Optional.empty();
            }
            int marker = source[at + 1] & 0xff;
            position = at + 2;
            if (marker == Markers.EOI) {
                return Optional.empty();
            }
            if (marker == Markers.SOI || marker == Markers.TEM || Markers.isRestart(source[at + 1])) {
                continue; // stands alone
            }
            if (position + 2 > source.length) {
                return Optional.empty();
            }
            int length = uint16(source, position) - 2;
            int from = position + 2;
            if (length < 0 || from + length > source.length) {
                if (marker >= Markers.DHT && marker <= Markers.DRI) {
                    return Optional.empty(); // cut off
                }
                continue; // garbage that looks like a marker, or the same cut off
            }
            position = from + length;
            if (marker == Markers.SOS) {
                if (++scans > MOST_SCANS) {
                    throw ImageRejectedException.corrupt("JPEG: more than %d scans".formatted(MOST_SCANS));
                }
                return Optional.of(Scan.read(frame(), restartInterval, source, from, length));
            }
            segment(marker, from, length);
        }
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
        frame = Frame.read(marker, source, from, length);
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
            at++;
            if (number >= TABLES || at + 64 * bytes > end) {
                throw ImageRejectedException.corrupt("JPEG: a quantisation table is cut off");
            }
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
            at++;
            int values = at + 16 > end ? 0 : HuffmanTable.valueCount(source, at);
            if (kind > 1 || number >= TABLES || at + 16 + values > end || values > 256) {
                throw ImageRejectedException.corrupt("JPEG: a Huffman table is cut off");
            }
            (kind == 0 ? dc : ac)[number] = new HuffmanTable(source, at);
            at += 16 + values;
        }
    }

    HuffmanTable dcTable(int number) {
        return defined(dc[number]);
    }

    HuffmanTable acTable(int number) {
        return defined(ac[number]);
    }

    private static HuffmanTable defined(@Nullable HuffmanTable table) {
        if (table == null) {
            throw ImageRejectedException.corrupt("JPEG: a scan uses a Huffman table that is not there");
        }
        return table;
    }

    /** The steps of a component's coefficients, in zigzag order. */
    int[] steps(Component component) {
        int[] table = quantisation.get(component.table());
        if (table == null) {
            throw ImageRejectedException.corrupt("JPEG: a component uses a quantisation table that is not there");
        }
        return table;
    }
}
