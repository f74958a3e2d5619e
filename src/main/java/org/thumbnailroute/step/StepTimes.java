package org.thumbnailroute.step;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Ordered;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Measures the steps of the routes that are known by their id. It stands around the guard of the package {@code guard},
 * which ends a step that failed with an Error, and within the error handler, so that each attempt counts.
 */
final class StepTimes implements InterceptStrategy, Ordered {

    private final StepListener listener;

    StepTimes(StepListener listener) {
        this.listener = listener;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode node, Processor target, @Nullable Processor next) {
        Optional<Step> step = Optional.ofNullable(node.getId()).flatMap(Step::withId);
        return step.<Processor>map(known -> new TimedStep(known, target, listener))
                .orElse(target);
    }

    /** The first is outermost. */
    @Override
    public int getOrder() {
        return HIGHEST;
    }
}
