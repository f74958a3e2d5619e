package org.thumbnailroute.traces;

import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.thumbnailroute.step.Step;
import org.thumbnailroute.step.StepListener;

/**
 * Spans of what a step consists of: decoding, scaling and encoding, and waiting for memory if that takes a while. Rows are
 * scaled while others are still to be decoded; a span is as long as the time that was spent, without the others in between.
 */
final class PhaseSpans implements StepListener {

    /** The others are steps of the routes. */
    private static final Set<Step> PHASES = Set.of(Step.DECODE, Step.SCALE, Step.ENCODE);

    /** A shorter wait is none. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    private final Spans spans;

    private record Begun(Span span, Instant time) {}

    PhaseSpans(Spans spans) {
        this.spans = spans;
    }

    @Override
    public void began(Step step, Exchange exchange) {
        if (PHASES.contains(step)) {
            Instant now = Instant.now();
            TracePosition.of(exchange)
                    .ifPresent(position -> exchange.setProperty(
                            property(step), new Begun(spans.phase(step.word(), position, now), now)));
        }
    }

    @Override
    public void ended(Step step, Exchange exchange, long nanos, Optional<Throwable> failure) {
        if (step == Step.MEMORY && nanos >= SHORTEST_WAIT.toNanos()) {
            Instant begin = Instant.now().minusNanos(nanos);
            TracePosition.of(exchange)
                    .ifPresent(position ->
                            end(new Begun(spans.phase("await-memory", position, begin), begin), nanos, failure));
        } else if (exchange.removeProperty(property(step)) instanceof Begun begun) {
            end(begun, nanos, failure);
        }
    }

    private static void end(Begun begun, long nanos, Optional<Throwable> failure) {
        failure.ifPresent(one -> SpanFailure.record(begun.span(), one));
        begun.span().end(begun.time().plusNanos(nanos));
    }

    private static String property(Step step) {
        return PhaseSpans.class.getName() + step;
    }
}
