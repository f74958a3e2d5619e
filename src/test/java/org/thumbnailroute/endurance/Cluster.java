package org.thumbnailroute.endurance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.thumbnailroute.kubernetes.QueueTrigger;
import org.thumbnailroute.kubernetes.ScaledObject;
import org.thumbnailroute.scaling.Depth;
import org.thumbnailroute.scaling.Scaler;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Worker processes and a loop that does with them what KEDA and the autoscaler would do with pods. Its clock goes on by
 * one pollingInterval with each look and stands still otherwise, so that minutes pass in a second, and none while a
 * worker starts.
 */
final class Cluster implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final WatchedStack bench;
    private final Scaler scaler;
    /** What would be if messages in work did not count. */
    private final Scaler careless;

    private final Replicas replicas;
    private final List<Integer> history = new ArrayList<>(List.of(0));
    private boolean blind;

    Cluster(WatchedStack bench, ScaledObject object, QueueTrigger trigger, Replicas.Template worker) {
        this.bench = bench;
        this.scaler = new Scaler(object, trigger);
        this.careless = new Scaler(object, trigger.withScaleOnInFlight(false));
        this.replicas = new Replicas(worker);
    }

    Replicas replicas() {
        return replicas;
    }

    int withoutInFlight() {
        return careless.replicas();
    }

    /** The numbers of replicas, one after the other. */
    List<Integer> history() {
        return history;
    }

    /** Whether the autoscaler, and nobody else, asks for a queue that is not there. */
    void makeBlind(boolean now) {
        blind = now;
    }

    /** Looks and does what follows. */
    void look() {
        Optional<Depth> depth = depth();
        int before = scaler.replicas();
        long time = scaler.seconds();
        int wanted = scaler.look(depth);
        int wantedByCareless = careless.look(depth);
        if (wanted != before) {
            Soak.report("scaler: at %d s, %s: from %d to %d workers (to %d if what is in work did not count)"
                    .formatted(
                            time,
                            depth.map(seen -> "%d waiting and %d in work".formatted(seen.visible(), seen.inFlight()))
                                    .orElse("blind"),
                            before,
                            wanted,
                            wantedByCareless));
            history.add(wanted);
            become(wanted);
        }
    }

    void look(int times) {
        for (int i = 0; i < times; i++) {
            look();
        }
    }

    /** Looks until this holds. */
    void lookUntil(BooleanSupplier holds) {
        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .until(() -> {
                    look();
                    return holds.getAsBoolean();
                });
    }

    Optional<Depth> depth() {
        String url = bench.stack().queueUrl() + (blind ? "-nowhere" : "");
        try {
            Map<QueueAttributeName, String> attributes = bench.aws()
                    .sqs()
                    .getQueueAttributes(get -> get.queueUrl(url)
                            .attributeNames(
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                    .attributes();
            return Optional.of(new Depth(
                    number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                    number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                    number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)));
        } catch (SqsException e) {
            return Optional.empty();
        }
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Long.parseLong(attributes.getOrDefault(name, "not told"));
    }

    private void become(int wanted) {
        try {
            replicas.become(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        replicas.close();
    }
}
