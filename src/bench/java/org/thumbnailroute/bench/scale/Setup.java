package org.thumbnailroute.bench.scale;

import org.thumbnailroute.kubernetes.QueueTrigger;
import org.thumbnailroute.kubernetes.ScaledObject;
import org.thumbnailroute.scaling.Scaler;

/**
 * Uploads, and what is there for them.
 *
 * @param name as in the tables
 * @param rate uploads a second, on average
 * @param mostWorkers KEDA's {@code maxReplicaCount}
 * @param queueLength KEDA's: messages for each worker
 * @param consumers {@code thumbnail.concurrency} of each worker
 * @param prefixes of keys that S3 has split the buckets by, evenly loaded
 * @param tableWrites a second that the DynamoDB table takes
 * @param settled seconds after which the figures are taken
 */
record Setup(
        String name,
        double rate,
        int mostWorkers,
        long queueLength,
        int consumers,
        int prefixes,
        double tableWrites,
        double settled) {

    /** What KEDA and the autoscaler do with these numbers; the others are those of the shipped ScaledObject. */
    Scaler scaler() {
        ScaledObject shipped = ScaledObject.shipped();
        ScaledObject.Spec spec = shipped.spec();
        ScaledObject.Spec other = new ScaledObject.Spec(
                spec.scaleTargetRef(),
                spec.pollingInterval(),
                spec.cooldownPeriod(),
                spec.minReplicaCount(),
                mostWorkers,
                spec.fallback(),
                spec.advanced(),
                spec.triggers());
        QueueTrigger trigger = shipped.queue().withQueueLength(queueLength);
        return new Scaler(new ScaledObject(shipped.apiVersion(), shipped.kind(), shipped.metadata(), other), trigger);
    }
}
