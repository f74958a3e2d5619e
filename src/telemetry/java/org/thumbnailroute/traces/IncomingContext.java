package org.thumbnailroute.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The trace that a message belongs to: of W3C Trace Context in the message's own attributes, or in those of an SNS envelope;
 * otherwise of AWS X-Ray, whose header S3 and SNS pass on to SQS by themselves. Whoever may send to the queue chooses all of
 * these; what is not well-formed counts as not there.
 */
final class IncomingContext {

    static final String TRACEPARENT = "traceparent";
    static final String TRACESTATE = "tracestate";
    static final String XRAY = "AWSTraceHeader";

    /** In characters: what W3C asks everybody to pass on. */
    private static final int LONGEST = 512;

    private static final Pattern XRAY_ROOT =
            Pattern.compile("(?:^|;)\\s*Root=1-([0-9a-f]{8})-([0-9a-f]{24})(?=\\s*(?:;|$))");
    private static final Pattern XRAY_PARENT = Pattern.compile("(?:^|;)\\s*Parent=([0-9a-f]{16})(?=\\s*(?:;|$))");
    private static final Pattern XRAY_NOT_SAMPLED = Pattern.compile("(?:^|;)\\s*Sampled=0(?=\\s*(?:;|$))");

    private static final ObjectMapper JSON = new ObjectMapper();

    private IncomingContext() {}

    /** Empty if the message belongs to none. */
    static Context of(Exchange exchange) {
        return w3c(name -> attribute(exchange, name))
                .or(() -> envelope(exchange).flatMap(attributes -> w3c(name -> snsAttribute(attributes, name))))
                .or(() -> xray(exchange))
                .map(parent -> Context.root().with(Span.wrap(parent)))
                .orElse(Context.root());
    }

    private static Optional<SpanContext> w3c(Function<String, Optional<String>> attributes) {
        Context context =
                W3CTraceContextPropagator.getInstance().extract(Context.root(), attributes, Attributes.INSTANCE);
        return Optional.of(Span.fromContext(context).getSpanContext()).filter(SpanContext::isValid);
    }

    /** Keeps the propagator away from what is too long; it judges the rest. */
    private enum Attributes implements TextMapGetter<Function<String, Optional<String>>> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Function<String, Optional<String>> attributes) {
            return W3CTraceContextPropagator.getInstance().fields();
        }

        @Override
        public @Nullable String get(@Nullable Function<String, Optional<String>> attributes, String name) {
            return attributes == null
                    ? null
                    : attributes
                            .apply(name)
                            .filter(value -> value.length() <= LONGEST)
                            .orElse(null);
        }
    }

    private static Optional<String> attribute(Exchange exchange, String name) {
        return map(exchange, Sqs2Constants.MESSAGE_ATTRIBUTES)
                .map(attributes -> attributes.get(name))
                .filter(MessageAttributeValue.class::isInstance)
                .map(value -> ((MessageAttributeValue) value).stringValue());
    }

    private static Optional<Map<?, ?>> map(Exchange exchange, String header) {
        return Optional.ofNullable(exchange.getMessage().getHeader(header))
                .filter(Map.class::isInstance)
                .map(value -> (Map<?, ?>) value);
    }

    /** The attributes of an SNS message. Most bodies do not have to be parsed to know that they hold none. */
    private static Optional<JsonNode> envelope(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof String body) || !body.contains('"' + TRACEPARENT + '"')) {
            return Optional.empty();
        }
        try {
            JsonNode envelope = JSON.readTree(body);
            return Optional.of(envelope.path("MessageAttributes"))
                    .filter(attributes -> envelope.path("Type").asText().equals("Notification"));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> snsAttribute(JsonNode attributes, String name) {
        return Optional.ofNullable(attributes.path(name).path("Value").textValue());
    }

    private static Optional<SpanContext> xray(Exchange exchange) {
        return map(exchange, Sqs2Constants.ATTRIBUTES)
                .map(attributes -> attributes.get(MessageSystemAttributeName.AWS_TRACE_HEADER))
                .map(Object::toString)
                .filter(header -> header.length() <= LONGEST)
                .flatMap(IncomingContext::xray);
    }

    private static Optional<SpanContext> xray(String header) {
        Matcher root = XRAY_ROOT.matcher(header);
        Matcher parent = XRAY_PARENT.matcher(header);
        if (!root.find() || !parent.find()) {
            return Optional.empty();
        }
        boolean isSampled = !XRAY_NOT_SAMPLED.matcher(header).find();
        return Optional.of(SpanContext.createFromRemoteParent(
                        root.group(1) + root.group(2),
                        parent.group(1),
                        isSampled ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                        TraceState.getDefault()))
                .filter(SpanContext::isValid);
    }
}
