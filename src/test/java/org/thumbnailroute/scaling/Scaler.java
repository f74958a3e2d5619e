package org.thumbnailroute.scaling;

import java.util.Optional;
import org.thumbnailroute.kubernetes.QueueTrigger;
import org.thumbnailroute.kubernetes.ScaledObject;

/**
 * What KEDA 2.20 and the autoscaler that it makes decide, one look at the queue after the other. The time is that of the
 * manifest: each look is one pollingInterval after the last one, however soon it is taken. Not safe for use by several
 * threads.
 */
public final class Scaler {

    private final ScaledObject.Spec spec;
    private final QueueTrigger trigger;
    private final ReplicaAutoscaler autoscaler;
    private long now;
    private long lastActive;
    private int failures;
    private int replicas;

    /**
     * Begins with no replicas.
     *
     * @param trigger that of the object, or one that differs from it
     */
    public Scaler(ScaledObject object, QueueTrigger trigger) {
        this.spec = object.spec();
        this.trigger = trigger;
        this.autoscaler = new ReplicaAutoscaler(
                Math.max(1, spec.minReplicaCount()),
                spec.maxReplicaCount(),
                spec.advanced().horizontalPodAutoscalerConfig().behavior());
    }

    /** Seconds since the first look. */
    public long seconds() {
        return now;
    }

    /** How many there should be. */
    public int replicas() {
        return replicas;
    }

    /**
     * Looks at the queue; KEDA decides between none and some, the autoscaler, from the next look on, how many.
     *
     * @param depth empty if the queue could not be read
     */
    public int look(Optional<Depth> depth) {
        failures = depth.isPresent() ? 0 : failures + 1;
        boolean blind = failures > spec.fallback().failureThreshold();
        boolean active = blind
                || depth.filter(seen -> seen.counted(trigger) > trigger.activationQueueLength())
                        .isPresent();
        if (active) {
            lastActive = now;
        }
        if (active && replicas == 0) {
            replicas = Math.max(1, spec.minReplicaCount());
        } else if (!active
                && depth.isPresent()
                && spec.minReplicaCount() == 0
                && now - lastActive > spec.cooldownPeriod()) {
            // whatever the autoscaler thinks: KEDA does not wait for it
            replicas = 0;
        } else if (replicas > 0) {
            metric(depth, blind)
                    .ifPresent(metric -> replicas = autoscaler.decide(now, metric, trigger.queueLength(), replicas));
        }
        now += spec.pollingInterval();
        return replicas;
    }

    /** Nothing while too few looks have failed: then the autoscaler changes nothing. */
    private Optional<Long> metric(Optional<Depth> depth, boolean blind) {
        if (blind) {
            return Optional.of(trigger.queueLength() * spec.fallback().replicasNow(replicas));
        }
        return depth.map(seen -> seen.counted(trigger));
    }
}
