package org.thumbnailroute.step;

import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Is told of each attempt at a step. Those in Camel's registry when the routes are built are told; where there is none, no
 * step is measured. They are called by the threads that do the work, many at the same time, and should be quick. What they
 * throw is logged, and changes nothing.
 */
public interface StepListener {

    /**
     * A step begins. {@link Step#SCALE} begins while {@link Step#DECODE} is under way.
     *
     * @param exchange of the upload, or of one thumbnail of it
     */
    default void began(Step step, Exchange exchange) {}

    /**
     * An attempt at a step has ended. A step that is tried again begins again.
     *
     * @param exchange the one that began it
     * @param nanos how long it took; of decoding, without the scaling that was done meanwhile
     * @param failure why it failed, empty if it did not
     */
    void ended(Step step, Exchange exchange, long nanos, Optional<Throwable> failure);
}
