package org.thumbnailroute.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import org.apache.camel.Message;
import org.thumbnailroute.announcement.Attributes;

/** W3C Trace Context for whoever gets what a step sends. Camel makes a message attribute of each such header. */
final class OutgoingContext {

    /** SQS takes no more, and SNS passes no more on to a queue. */
    private static final int MOST_ATTRIBUTES = 10;

    private OutgoingContext() {}

    /** Of a span that is not exported, too. */
    static String traceparent(Span span) {
        SpanContext ids = span.getSpanContext();
        return String.join(
                "-",
                "00",
                ids.getTraceId(),
                ids.getSpanId(),
                ids.getTraceFlags().asHex());
    }

    /** Not at the expense of an attribute that the route sets, nor of a subscriber. */
    static void put(Span span, Message message) {
        W3CTraceContextPropagator.getInstance()
                .inject(
                        Context.root().with(span),
                        message,
                        (to, name, value) -> putIfThereIsRoom(message, name, value));
    }

    private static void putIfThereIsRoom(Message message, String name, String value) {
        long attributes = message.getHeaders().keySet().stream()
                .filter(header -> !header.regionMatches(true, 0, "Camel", 0, 5))
                .count();
        if (attributes < MOST_ATTRIBUTES && Attributes.isDelivered(value)) {
            message.setHeader(name, value);
        }
    }

    static void remove(Message message) {
        W3CTraceContextPropagator.getInstance().fields().forEach(message::removeHeader);
    }
}
