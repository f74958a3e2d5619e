package org.thumbnailroute.backfill;

import java.util.Map;
import java.util.TreeMap;

/** Counts objects by what is done about them. */
final class RunningCounts {

    private final Map<String, Long> queued;
    private final Map<String, Long> skipped;
    private final Map<String, Long> refused;
    private long bytes;

    RunningCounts() {
        this(new Counts(Map.of(), Map.of(), Map.of(), 0));
    }

    RunningCounts(Counts start) {
        this.queued = new TreeMap<>(start.queued());
        this.skipped = new TreeMap<>(start.skipped());
        this.refused = new TreeMap<>(start.refused());
        this.bytes = start.bytes();
    }

    void add(DecidedObject decided) {
        Map<String, Long> counts =
                switch (decided.decision().kind()) {
                    case QUEUED -> queued;
                    case SKIPPED -> skipped;
                    case REFUSED -> refused;
                };
        counts.merge(decided.decision().word(), 1L, Long::sum);
        if (decided.decision().isQueued()) {
            bytes += decided.object().size();
        }
    }

    /** As they are now. */
    Counts counts() {
        return new Counts(Map.copyOf(queued), Map.copyOf(skipped), Map.copyOf(refused), bytes);
    }

    long queued() {
        return Counts.sum(queued);
    }
}
