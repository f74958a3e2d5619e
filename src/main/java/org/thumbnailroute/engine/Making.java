package org.thumbnailroute.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.Plane;
import org.thumbnailroute.engine.internal.codec.RowSink;

/** Carries a {@link Plan} out, for one picture. Used once. */
final class Making {

    private final Supplier<Decoder> decoders;
    private final ThumbnailSpec spec;
    private final Finishing finishing;
    private boolean partial;

    /** @param decoders gives a new one of the picture each time */
    Making(Supplier<Decoder> decoders, ThumbnailSpec spec, Finishing finishing) {
        this.decoders = decoders;
        this.spec = spec;
        this.finishing = finishing;
    }

    /** The thumbnails, in the order of the boxes. */
    List<Thumbnail> all(Plan plan) {
        List<Thumbnail> thumbnails = new ArrayList<>();
        for (List<Band> pass : plan.passes()) {
            decode(plan.layout(), pass);
            for (Band band : pass) {
                band.finish();
                if (band.isLast()) {
                    BoundingBox box = spec.boxes().get(thumbnails.size());
                    thumbnails.add(finishing.thumbnail(band.scaling(), box));
                }
            }
        }
        return thumbnails;
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
            sinks.add(all.size() == 1 ? all.get(0) : samples -> all.forEach(one -> one.row(samples)));
        }
        partial |= decoders.get().decode(layout, sinks);
    }
}
