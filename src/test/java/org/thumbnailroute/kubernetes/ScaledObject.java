package org.thumbnailroute.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * KEDA's ScaledObject, version 2.20, with just the fields that are shipped: what the simulation does not heed cannot be
 * set either. Times are seconds.
 */
public record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    /** The one that is shipped. */
    public static ScaledObject shipped() {
        return Manifest.of("keda/deployment/scaled-object.yaml").as(ScaledObject.class);
    }

    /** The only trigger. */
    public QueueTrigger queue() {
        return QueueTrigger.of(spec.triggers().get(0).metadata());
    }

    ScaledObject withTarget(Target target) {
        Spec other = new Spec(
                target,
                spec.pollingInterval(),
                spec.cooldownPeriod(),
                spec.minReplicaCount(),
                spec.maxReplicaCount(),
                spec.fallback(),
                spec.advanced(),
                spec.triggers());
        return new ScaledObject(apiVersion, kind, metadata, other);
    }

    /** What is scaled, by what, how fast. */
    public record Spec(
            Target scaleTargetRef,
            int pollingInterval,
            int cooldownPeriod,
            int minReplicaCount,
            int maxReplicaCount,
            Fallback fallback,
            Advanced advanced,
            List<Trigger> triggers) {}

    /** What has the replicas. */
    public record Target(String apiVersion, String kind, String name) {}

    /**
     * What holds while the queue cannot be read.
     *
     * @param failureThreshold after more failures than this, which KEDA and the autoscaler count together
     * @param replicas not 0: KEDA would take that for leave to stop the last worker
     */
    public record Fallback(int failureThreshold, int replicas, String behavior) {

        private static final Set<String> BEHAVIORS =
                Set.of("static", "currentReplicas", "currentReplicasIfHigher", "currentReplicasIfLower");

        public Fallback {
            if (!BEHAVIORS.contains(behavior) || replicas < 1) {
                throw new IllegalArgumentException("behavior: " + behavior + ", replicas: " + replicas);
            }
        }

        /** KEDA's doFallback, but for scalingModifiers. */
        public int replicasNow(int current) {
            return switch (behavior) {
                case "currentReplicas" -> current;
                case "currentReplicasIfHigher" -> Math.max(current, replicas);
                case "currentReplicasIfLower" -> Math.min(current, replicas);
                default -> replicas;
            };
        }
    }

    /** What becomes of the replicas in the end, and on the way. */
    public record Advanced(boolean restoreToOriginalReplicaCount, Autoscaling horizontalPodAutoscalerConfig) {}

    /** What KEDA passes on to the autoscaler that it makes. */
    public record Autoscaling(Behavior behavior) {}

    /**
     * What is watched.
     *
     * @param metadata as {@link QueueTrigger} reads it
     */
    public record Trigger(
            String type, String name, String metricType, Map<String, String> metadata, Reference authenticationRef) {
        public Trigger {
            // what KEDA would not understand is refused like a field that it has not
            QueueTrigger.of(metadata);
        }
    }

    /** A TriggerAuthentication of the same namespace. */
    public record Reference(String name) {}
}
