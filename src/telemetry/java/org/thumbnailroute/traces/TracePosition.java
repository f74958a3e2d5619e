package org.thumbnailroute.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ImplicitContextKeyed;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Where an exchange is in its trace. Kept by the exchange, because Camel may go on with it on another thread; while a step
 * runs, its thread has it, too.
 *
 * @param message the whole message's
 * @param upload the span that an outcome belongs to: the message's, or the record's if there are several
 * @param step the innermost span, the parent of the next one
 */
record TracePosition(MessageTrace message, Span upload, Span step) implements ImplicitContextKeyed {

    private static final String PROPERTY = TracePosition.class.getName();
    private static final ContextKey<TracePosition> KEY = ContextKey.named(PROPERTY);

    static Optional<TracePosition> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PROPERTY, TracePosition.class));
    }

    /** The position of the step that this thread runs. */
    static Optional<TracePosition> current() {
        return Optional.ofNullable(Context.current().get(KEY));
    }

    /** Also as the variable {@code traceparent}, from which the log has the ids of the span that the outcome belongs to. */
    void putInto(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
        exchange.setVariable(IncomingContext.TRACEPARENT, OutgoingContext.traceparent(upload));
    }

    TracePosition atStep(Span span) {
        return new TracePosition(message, upload, span);
    }

    TracePosition atUpload(Span span) {
        return new TracePosition(message, span, span);
    }

    /** Between two steps. */
    TracePosition afterStep() {
        return new TracePosition(message, upload, upload);
    }

    /** For spans below this one. */
    Context context() {
        return Context.root().with(this);
    }

    @Override
    public Context storeInContext(Context context) {
        return context.with(KEY, this).with(step);
    }
}
