package org.thumbnailroute.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.thumbnailroute.kubernetes.Behavior;

/**
 * The HorizontalPodAutoscaler of Kubernetes with one external metric of type AverageValue, computed as its controller
 * does (pkg/controller/podautoscaler/horizontal.go): the tolerance, then the stabilization windows, then the policies.
 * Every replica counts as ready. Times are seconds.
 */
final class ReplicaAutoscaler {

    /** Default of the controller manager. */
    private static final double TOLERANCE = 0.1;

    private static final double PERCENT = 100;

    private record At(long time, int value) {}

    private final int min;
    private final int max;
    private final Behavior behavior;
    private final List<At> recommendations = new ArrayList<>();
    private final List<At> changes = new ArrayList<>();

    ReplicaAutoscaler(int min, int max, Behavior behavior) {
        this.min = min;
        this.max = max;
        this.behavior = behavior;
    }

    /** @param current more than zero; at zero the autoscaler rests */
    int decide(long now, long metric, long target, int current) {
        int wanted = Math.min(max, Math.max(min, wanted(metric, target, current)));
        int stable = stable(now, wanted, current);
        recommendations.add(new At(now, wanted));
        int replicas = stable > current ? up(now, stable, current) : down(now, stable, current);
        changes.add(new At(now, replicas - current));
        return replicas;
    }

    private static int wanted(long metric, long target, int current) {
        double each = (double) metric / current;
        return Math.abs(1 - each / target) <= TOLERANCE ? current : (int) Math.ceil((double) metric / target);
    }

    /** No more than the least, and no fewer than the most, that was recommended within the window. */
    private int stable(long now, int wanted, int current) {
        int least = Math.min(wanted, recent(now, behavior.scaleUp()).min().orElse(wanted));
        int most = Math.max(wanted, recent(now, behavior.scaleDown()).max().orElse(wanted));
        return Math.min(Math.max(current, least), most);
    }

    private IntStream recent(long now, Behavior.Rules rules) {
        return recommendations.stream()
                .filter(at -> at.time > now - rules.stabilizationWindowSeconds())
                .mapToInt(At::value);
    }

    private int up(long now, int wanted, int current) {
        IntStream limits = behavior.scaleUp().policies().stream().mapToInt(policy -> {
            int start = startOfPeriod(now, policy, current);
            return policy.countsPercent()
                    ? (int) Math.ceil(start * (1 + policy.value() / PERCENT))
                    : start + policy.value();
        });
        int limit = (behavior.scaleUp().allowsMost() ? limits.max() : limits.min()).orElseThrow();
        return Math.min(wanted, Math.max(limit, current));
    }

    private int down(long now, int wanted, int current) {
        IntStream limits = behavior.scaleDown().policies().stream().mapToInt(policy -> {
            int start = startOfPeriod(now, policy, current);
            return policy.countsPercent() ? (int) (start * (1 - policy.value() / PERCENT)) : start - policy.value();
        });
        int limit = (behavior.scaleDown().allowsMost() ? limits.min() : limits.max()).orElseThrow();
        return Math.max(wanted, Math.min(limit, current));
    }

    private int startOfPeriod(long now, Behavior.Policy policy, int current) {
        return current
                - changes.stream()
                        .filter(at -> at.time > now - policy.periodSeconds())
                        .mapToInt(At::value)
                        .sum();
    }
}
