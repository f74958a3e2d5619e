package org.thumbnailroute.scaling;

import org.thumbnailroute.kubernetes.QueueTrigger;

/**
 * How many messages a queue says that it holds.
 *
 * @param visible those that can be received
 * @param inFlight those that were received and not deleted yet
 * @param delayed those that cannot be received yet
 */
public record Depth(long visible, long inFlight, long delayed) {

    /** What KEDA makes of it. */
    long counted(QueueTrigger trigger) {
        return visible + (trigger.scaleOnInFlight() ? inFlight : 0) + (trigger.scaleOnDelayed() ? delayed : 0);
    }
}
