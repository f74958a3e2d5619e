package org.thumbnailroute.traces;

import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Ordered;
import org.apache.camel.Processor;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Wraps the steps of all routes. A span is made for those of the README's picture, known by their ids, and for each that
 * sends a message; what runs in any other step finds its place in the trace, too.
 */
final class StepSpans implements InterceptStrategy, Ordered {

    private static final Set<String> STEPS = Set.of(
            "parse-event",
            "check-upload",
            "skip-duplicates",
            "fetch-original",
            "resize",
            "store-thumbnail",
            "presign-link");

    /** One run for each record of a message. */
    private static final Set<String> RECORDS = Set.of("process-record", "park-record");

    private final Spans spans;
    private final boolean everyStep;

    StepSpans(Spans spans, boolean everyStep) {
        this.spans = spans;
        this.everyStep = everyStep;
    }

    /** Outermost, so that a failure is seen as the failure policy sees it. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext camel, NamedNode step, Processor target, @Nullable Processor unwrapped) {
        Optional<Destination> destination = Destination.of(unwrapped == null ? target : unwrapped);
        boolean isFirstOfNew = step.getParent() instanceof IdempotentConsumerDefinition;
        return new TracedStep(spans, step.getId(), role(step.getId(), destination), destination, isFirstOfNew, target);
    }

    private TracedStep.Role role(String step, Optional<Destination> destination) {
        if (RECORDS.contains(step)) {
            return TracedStep.Role.RECORD;
        }
        return everyStep || destination.isPresent() || STEPS.contains(step)
                ? TracedStep.Role.STEP
                : TracedStep.Role.NONE;
    }
}
