package org.thumbnailroute.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Begins spans, named and described as OpenTelemetry's conventions for messaging say. No key, link or text of an event is part of one. */
final class Spans {

    static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("messaging.message.id");

    private static final AttributeKey<Long> RECEIVE_COUNT = AttributeKey.longKey("thumbnail.receive_count");
    private static final String PROCESS = "process";

    private final Tracer tracer;

    Spans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** A message that a route got, from a queue or from elsewhere. */
    Span message(Route route, Exchange exchange) {
        String from = exchange.getFromEndpoint() instanceof Sqs2Endpoint queue
                ? queue.getConfiguration().getQueueName()
                : route.getRouteId();
        SpanBuilder span = tracer.spanBuilder(PROCESS + " " + from)
                .setParent(IncomingContext.of(exchange))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(OPERATION, PROCESS)
                .setAttribute(OPERATION_TYPE, PROCESS)
                .setAttribute(DESTINATION, from);
        Optional.ofNullable(exchange.getMessage().getHeader(Sqs2Constants.MESSAGE_ID, String.class))
                .ifPresent(id -> span.setAttribute(SYSTEM, "aws_sqs").setAttribute(MESSAGE_ID, id));
        receiveCount(exchange).ifPresent(count -> span.setAttribute(RECEIVE_COUNT, count));
        return span.startSpan();
    }

    private static Optional<Long> receiveCount(Exchange exchange) {
        return Optional.ofNullable(exchange.getMessage().getHeader(Sqs2Constants.ATTRIBUTES, Map.class))
                .map(all -> all.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .map(count -> Long.valueOf(count.toString()));
    }

    /** A step of a route, which begins now. */
    Span step(String name, SpanKind kind, TracePosition position) {
        return tracer.spanBuilder(name)
                .setParent(position.context())
                .setSpanKind(kind)
                .startSpan();
    }

    /** A part of a step, which ends when it is said to. */
    Span phase(String name, TracePosition position, Instant begin) {
        return tracer.spanBuilder(name)
                .setParent(position.context())
                .setStartTimestamp(begin)
                .startSpan();
    }
}
