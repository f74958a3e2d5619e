package org.thumbnailroute.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** A step of a route, each attempt at which has a span. */
final class TracedStep extends DelegateAsyncProcessor {

    /** What a step is in a trace. */
    enum Role {
        /** Has no span. */
        NONE,
        STEP,
        /** One record of a message; has a span if there are several. */
        RECORD
    }

    private final Spans spans;
    private final String name;
    private final Role role;
    private final Optional<Destination> destination;
    private final boolean isFirstOfNew;

    /**
     * Wraps a step.
     *
     * @param destination where it sends a message to, which carries the trace on
     * @param isFirstOfNew whether it stands in skip-duplicates, which is over for the reader of a trace once this begins
     */
    TracedStep(
            Spans spans,
            String name,
            Role role,
            Optional<Destination> destination,
            boolean isFirstOfNew,
            Processor step) {
        super(step);
        this.spans = spans;
        this.name = name;
        this.role = role;
        this.destination = destination;
        this.isFirstOfNew = isFirstOfNew;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Optional<TracePosition> position = TracePosition.of(exchange);
        return position.isPresent()
                ? process(exchange, callback, isFirstOfNew ? afterLookUp(exchange, position.get()) : position.get())
                : super.process(exchange, callback);
    }

    private static TracePosition afterLookUp(Exchange exchange, TracePosition position) {
        if (!position.step().equals(position.upload())) {
            position.step().end();
        }
        TracePosition after = position.afterStep();
        after.putInto(exchange);
        return after;
    }

    private boolean process(Exchange exchange, AsyncCallback callback, TracePosition position) {
        if (role == Role.RECORD) {
            position.message().hasRecords(exchange.getProperty(ExchangePropertyKey.SPLIT_SIZE, 1, Integer.class));
        }
        boolean hasSpan =
                role != Role.NONE && (role != Role.RECORD || position.message().hasSeveralRecords());
        return hasSpan ? traced(exchange, callback, position) : run(exchange, callback, position);
    }

    private boolean traced(Exchange exchange, AsyncCallback callback, TracePosition position) {
        Span span = spans.step(name, destination.isPresent() ? SpanKind.PRODUCER : SpanKind.INTERNAL, position);
        TracePosition inside = role == Role.RECORD ? position.atUpload(span) : position.atStep(span);
        inside.putInto(exchange);
        destination.ifPresent(to -> {
            to.describe(span);
            OutgoingContext.put(span, exchange.getMessage());
        });
        return run(
                exchange,
                doneSync -> {
                    end(span, exchange);
                    position.putInto(exchange);
                    callback.done(doneSync);
                },
                inside);
    }

    private boolean run(Exchange exchange, AsyncCallback callback, TracePosition position) {
        return position.context()
                .wrapSupplier(() -> super.process(exchange, callback))
                .get();
    }

    private void end(Span span, Exchange exchange) {
        Optional<Throwable> failure = Optional.ofNullable(exchange.getException());
        destination.ifPresent(to -> OutgoingContext.remove(exchange.getMessage()));
        if (failure.isEmpty()) {
            destination.ifPresent(to -> to.describeSent(span, exchange.getMessage()));
        }
        failure.ifPresent(one -> SpanFailure.record(span, one));
        span.end();
    }
}
