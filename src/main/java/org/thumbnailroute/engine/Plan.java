package org.thumbnailroute.engine;

import java.util.List;
import java.util.stream.Stream;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Layout;

/**
 * How often a picture is decoded, and for what each time: once for all sizes where there is the memory for it, else once
 * for each size, or for a part of one. The thumbnails are the same.
 *
 * @param layout of each decoding
 * @param passes what is made of one decoding each; each size is complete before the next begins
 * @param need the most memory that is held at one time
 */
record Plan(Layout layout, List<List<Band>> passes, MemoryNeed need) {

    /** More take longer than a thumbnail is worth. */
    private static final int MOST_BANDS = 16;

    /** Tables, buffers and windows of coders. */
    private static final long CODERS = 1L << 20;

    /** Curves and tables of a profile, and the JDK's copies of it. */
    private static final long PROFILE = 2L << 20;

    /** The first that fits; if none does, the one that needs least. */
    static Plan of(Header header, Layout layout, List<Scaling> scalings, MachineMemory memory) {
        long always = CODERS + (header.iccProfile().length > 0 ? PROFILE + 3L * header.iccProfile().length : 0);
        List<Band> together =
                scalings.stream().flatMap(scaling -> scaling.bands(1).stream()).toList();
        Plan plan = of(layout, List.of(together), always);
        for (int bands = 1; !memory.holds(plan.need()) && bands <= MOST_BANDS; bands *= 2) {
            int each = bands;
            Stream<Band> apart = scalings.stream().flatMap(scaling -> scaling.bands(each).stream());
            plan = of(layout, apart.map(List::of).toList(), always);
        }
        return plan;
    }

    private static Plan of(Layout layout, List<List<Band>> passes, long always) {
        MemoryNeed need = MemoryNeed.NONE;
        long held = always;
        for (List<Band> pass : passes) {
            need = need.or(need(layout, pass).plusHeap(held));
            for (Band band : pass) {
                held += band.isLast() ? band.scaling().fileBytes() : 0;
            }
        }
        return new Plan(layout, passes, need);
    }

    private static MemoryNeed need(Layout layout, List<Band> pass) {
        long scaled = pass.stream().mapToLong(band -> band.scalingBytes(layout)).sum();
        long whole = pass.stream()
                .filter(band -> !band.isWhole())
                .mapToLong(band -> band.scaling().pixelBytes())
                .sum();
        MemoryNeed need = new MemoryNeed(layout.heapBytes() + scaled + whole, layout.nativeBytes());
        long files = 0;
        for (Band band : pass) {
            need = need.or(new MemoryNeed(scaled + band.pixelBytes() + whole + files, 0));
            scaled -= band.scalingBytes(layout);
            if (band.isLast()) {
                need = need.or(band.scaling().finishingNeed().plusHeap(scaled + files));
                files += band.scaling().fileBytes();
            }
        }
        return need;
    }
}
