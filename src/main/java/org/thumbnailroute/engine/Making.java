package org.thumbnailroute.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.Plane;
import org.thumbnailroute.engine.internal.codec.RowSink;

/** Carries a {@link Plan} out, for one picture. Used once. */
final class Making {

    private final Supplier<Decoder> decoders;
    private final Thumbnail[] thumbnails;
    private final PhaseClock clock;
    private int made;
    private boolean partial;

    /**
     * Makes thumbnails.
     *
     * @param decoders gives a new one of the picture each time
     * @param count of the thumbnails
     */
    Making(Supplier<Decoder> decoders, int count, PhaseClock clock) {
        this.decoders = decoders;
        this.thumbnails = new Thumbnail[count];
        this.clock = clock;
    }

    /** The thumbnails, in the order of the request. */
    List<Thumbnail> all(Plan plan) {
        Iterator<List<Band>> passes = plan.passes().iterator();
        while (passes.hasNext()) {
            List<Band> pass = passes.next();
            clock.enter(Phase.DECODE);
            decode(plan.layout(), pass);
            clock.endUnless(passes.hasNext(), Phase.DECODE);
            for (Band band : pass) {
                clock.enter(Phase.SCALE);
                band.finish();
                if (band.isLast()) {
                    finish(band.scaling());
                }
            }
        }
        return List.of(thumbnails);
    }

    /** Makes all that share a scaling. */
    private void finish(Scaling scaling) {
        Iterator<Finishing> finishings = scaling.finishings().iterator();
        while (finishings.hasNext()) {
            Finishing finishing = finishings.next();
            clock.enter(Phase.SCALE);
            Raster raster = finishing.placed(scaling, !finishings.hasNext());
            boolean isMore = ++made < thumbnails.length;
            clock.endUnless(isMore, Phase.SCALE);
            clock.enter(Phase.ENCODE);
            thumbnails[finishing.index()] = finishing.encoded(raster);
            clock.endUnless(isMore, Phase.ENCODE);
        }
    }

    /** Whether a part of the picture was missing; known when the thumbnails are made. */
    boolean isPartial() {
        return partial;
    }

    /** A method of its own: what the decoder holds is free when it returns. */
    private void decode(Layout layout, List<Band> pass) {
        List<RowSink> sinks = new ArrayList<>();
        for (Plane plane : layout.planes()) {
            List<RowSink> all = pass.stream().map(band -> band.sink(plane)).toList();
            sinks.add(clock.scaling(all.size() == 1 ? all.get(0) : samples -> all.forEach(one -> one.row(samples))));
        }
        partial |= decoders.get().decode(layout, sinks);
    }
}
