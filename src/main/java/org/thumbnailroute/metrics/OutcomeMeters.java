package org.thumbnailroute.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.outcome.Outcome;
import org.thumbnailroute.outcome.Outcome.Kind;
import org.thumbnailroute.outcome.OutcomeListener;

/** What became of the uploads, how long it took, and how much of it there was. */
final class OutcomeMeters implements OutcomeListener {

    private final Map<Kind, Counter> byKind = new EnumMap<>(Kind.class);
    private final Map<String, Counter> byReason;
    private final Timer untilAnnounced;
    private final Timer queueWait;
    private final Counter sourceBytes;
    private final Counter sourcePixels;
    private final Counter storedBytes;

    OutcomeMeters(MeterRegistry meters) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.PARKED) {
                byKind.put(kind, outcomes(meters, kind, ""));
            }
        }
        byReason = Arrays.stream(Reason.values())
                .map(Reason::code)
                .collect(Collectors.toMap(Function.identity(), reason -> outcomes(meters, Kind.PARKED, reason)));
        untilAnnounced = Buckets.timer(
                meters,
                "thumbnail.upload.to.announcement",
                "From the upload to the announcement of its thumbnails",
                Buckets.WAITS);
        queueWait = Buckets.timer(
                meters,
                "thumbnail.queue.wait",
                "From when a message was sent until a worker began with its first delivery",
                Buckets.WAITS);
        sourceBytes =
                counter(meters, "thumbnail.source.bytes", "Bytes of the originals of which thumbnails were stored");
        sourcePixels = counter(meters, "thumbnail.source.pixels", "Pixels of those originals");
        storedBytes = counter(meters, "thumbnail.stored.bytes", "Bytes of the thumbnails that were stored");
    }

    private static Counter outcomes(MeterRegistry meters, Kind kind, String reason) {
        return Counter.builder("thumbnail.outcomes")
                .description("Uploads by what became of them; of parked ones the reason")
                .tag("outcome", kind.word())
                .tag("reason", reason)
                .register(meters);
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }

    @Override
    public void ended(Outcome outcome) {
        counter(outcome).increment();
        outcome.times().queueWait().ifPresent(queueWait::record);
        if (outcome.kind() == Kind.ANNOUNCED) {
            outcome.times().sinceUpload().ifPresent(untilAnnounced::record);
        }
        outcome.original().ifPresent(original -> {
            sourceBytes.increment((double) original.bytes());
            sourcePixels.increment((double) original.width() * original.height());
        });
        storedBytes.increment((double) outcome.thumbnails().stream()
                .mapToLong(Outcome.Thumbnail::bytes)
                .sum());
    }

    private Counter counter(Outcome outcome) {
        Counter counter =
                outcome.kind() == Kind.PARKED ? byReason.get(outcome.reason().orElse("")) : byKind.get(outcome.kind());
        if (counter == null) {
            throw new IllegalStateException("no meter for the reason of " + outcome);
        }
        return counter;
    }
}
