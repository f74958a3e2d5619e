package org.thumbnailroute.backfill;

import java.util.List;

/** Goes through the source buckets from a place on, in the order of their keys, with one page in memory. */
final class Walk {

    /** What is done on the way; each method says whether to go on. */
    interface Visitor {

        boolean object(DecidedObject decided);

        /** All objects up to here were visited. */
        boolean endOfPage(Place place);
    }

    private final Originals originals;
    private final BackfillDecider decider;
    private final List<String> buckets;

    Walk(Originals originals, BackfillDecider decider, Selection selection) {
        this.originals = originals;
        this.decider = decider;
        this.buckets = selection.buckets();
    }

    Place start() {
        return new Place(buckets.get(0), "");
    }

    /** Returns whether it came to the end. */
    boolean from(Place start, Visitor visitor) {
        Place place = start;
        while (true) {
            Originals.Page page = originals.after(place);
            for (DecidedObject decided : decider.decide(page.objects())) {
                if (!visitor.object(decided)) {
                    return false;
                }
            }
            int next = buckets.indexOf(place.bucket()) + 1;
            if (page.isLast() && next == buckets.size()) {
                return true;
            }
            place = page.isLast() ? new Place(buckets.get(next), "") : lastOf(page);
            if (!visitor.endOfPage(place)) {
                return false;
            }
        }
    }

    private static Place lastOf(Originals.Page page) {
        return Place.behind(page.objects().get(page.objects().size() - 1));
    }
}
