package org.thumbnailroute.local;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Which buckets send events of their uploads and deletions, where to, and in which dialect. */
public final class BucketEvents {
    private record Wire(String queueUrl, EventDialect dialect, boolean tellsOfDeletions) {}

    private final SqsClient sqs;
    private final Map<String, Wire> wires = new ConcurrentHashMap<>();
    // Starts at the clock, so that a later run's uploads are later ones to whoever remembers an earlier run.
    private final AtomicLong sequence = new AtomicLong(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));

    BucketEvents(SqsClient sqs) {
        this.sqs = sqs;
    }

    /** From now on every upload to the bucket sends one event; replaces what was wired to that bucket before. */
    public void wire(String bucket, String queueUrl, EventDialect dialect) {
        wires.put(bucket, new Wire(queueUrl, dialect, false));
    }

    /** The same, and of every deletion too. */
    public void wireWithDeletions(String bucket, String queueUrl, EventDialect dialect) {
        wires.put(bucket, new Wire(queueUrl, dialect, true));
    }

    /** From now on the bucket is silent: for tests that send their events by hand. */
    public void unwire(String bucket) {
        wires.remove(bucket);
    }

    String nextSequencer() {
        return Uploaded.sequencer(sequence.incrementAndGet());
    }

    void send(Deleted deleted) {
        Wire wire = wires.get(deleted.bucket());
        if (wire != null && wire.tellsOfDeletions) {
            sqs.sendMessage(message -> message.queueUrl(wire.queueUrl).messageBody(wire.dialect.event(deleted)));
        }
    }

    void send(Uploaded uploaded) {
        Wire wire = wires.get(uploaded.bucket());
        if (wire != null) {
            sqs.sendMessage(message -> message.queueUrl(wire.queueUrl).messageBody(wire.dialect.event(uploaded)));
        }
    }
}
