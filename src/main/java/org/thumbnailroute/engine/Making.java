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
    private final Iterator<BoundingBox> boxes;
    private final Finishing finishing;
    private final PhaseClock clock;
    private boolean partial;

    /** @param decoders gives a new one of the picture each time */
    Making(Supplier<Decoder> decoders, ThumbnailSpec spec, Finishing finishing, PhaseClock clock) {
        this.decoders = decoders;
        this.boxes = spec.boxes().iterator();
        this.finishing = finishing;
        this.clock = clock;
    }

    /** The thumbnails, in the order of the boxes. */
    List<Thumbnail> all(Plan plan) {
        List<Thumbnail> thumbnails = new ArrayList<>();
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
                    thumbnails.add(thumbnail(band.scaling(), boxes.next()));
                }
            }
        }
        return thumbnails;
    }

    private Thumbnail thumbnail(Scaling scaling, BoundingBox box) {
        Raster raster = finishing.placed(scaling);
        clock.endUnless(boxes.hasNext(), Phase.SCALE);
        clock.enter(Phase.ENCODE);
        Thumbnail thumbnail = finishing.encoded(raster, box);
        clock.endUnless(boxes.hasNext(), Phase.ENCODE);
        return thumbnail;
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
