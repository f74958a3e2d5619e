package org.thumbnailroute.engine.internal.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.engine.ImageRejectedException;

/**
 * A scan header (T.81, B.2.3).
 *
 * @param parts the components of the scan with their tables
 * @param from first coefficient, in zigzag order (Ss)
 * @param to last coefficient (Se)
 * @param high the bit position before this scan, 0 for the first one (Ah)
 * @param low the bit position of this scan (Al)
 * @param restartInterval MCUs between two RST markers, 0 for none
 * @param data where the entropy-coded data begin in the source
 */
record ScanHeader(List<Part> parts, int from, int to, int high, int low, int restartInterval, int data) {

    /**
     * A component in a scan.
     *
     * @param dc number of its DC table
     * @param ac number of its AC table
     */
    record Part(Component component, int dc, int ac) {}

    ScanHeader {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a segment.
     *
     * @param inTurn the frame's components. Some programs give several the same id; each then means the first of these
     *     that is not in the scan yet
     * @param at after the segment's length
     * @param length of what follows {@code at}
     */
    static ScanHeader read(
            FrameHeader frame, List<Component> inTurn, int restartInterval, byte[] source, int at, int length) {
        int count = length < 1 ? 0 : source[at] & 0xff;
        if (count < 1 || count > 4 || length < 4 + 2 * count) {
            throw ImageRejectedException.corrupt(
                    "JPEG: a scan of %d components in a header of %d bytes, at byte %d".formatted(count, length, at));
        }
        List<Component> left = new ArrayList<>(inTurn);
        List<Part> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int id = source[at + 1 + 2 * i] & 0xff;
            int tables = source[at + 2 + 2 * i] & 0xff;
            Component component = left.stream()
                    .filter(one -> one.id() == id)
                    .findFirst()
                    .orElseThrow(() -> ImageRejectedException.corrupt(
                            "JPEG: a scan names component %d more often than the frame does".formatted(id)));
            left.remove(component);
            parts.add(new Part(component, (tables >>> 4) & 3, tables & 3));
        }
        int end = at + 1 + 2 * count;
        int from = source[end] & 0xff;
        int to = source[end + 1] & 0xff;
        int high = (source[end + 2] & 0xff) >>> 4;
        int low = source[end + 2] & 15;
        if (!frame.progressive()) {
            return new ScanHeader(parts, 0, 63, 0, 0, restartInterval, at + length);
        }
        boolean spectrum = from == 0 ? to == 0 : to >= from && to < 64 && count == 1;
        if (!spectrum || low > 13 || high > 13) {
            throw ImageRejectedException.corrupt(
                    "JPEG: a scan of coefficients %d to %d, bits %d to %d".formatted(from, to, high, low));
        }
        return new ScanHeader(parts, from, to, high, low, restartInterval, at + length);
    }

    /** Whether blocks of several components take turns; else the scan has one component's blocks, row by row. */
    boolean interleaved() {
        return parts.size() > 1;
    }

    /** The units (MCUs) in a row: blocks of all components, or one block. */
    int unitColumns() {
        Component first = parts.get(0).component();
        return interleaved() ? first.blockColumns() / first.h() : first.ownBlockColumns();
    }

    int unitRows() {
        Component first = parts.get(0).component();
        return interleaved() ? first.blockRows() / first.v() : first.ownBlockRows();
    }
}
