package org.thumbnailroute.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class IncomingContextTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String GOOD = "00-" + TRACE + "-" + SPAN + "-01";
    private static final String XRAY = "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=" + SPAN;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                // of a version to come, which may be longer
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"
            })
    void goesOnWithATraceOfTheMessage(String traceparent) {
        SpanContext parent = parent(string(Map.of("traceparent", traceparent)), "{}");

        assertEquals(TRACE, parent.getTraceId());
        assertEquals(SPAN, parent.getSpanId());
        assertEquals(traceparent.contains("-01"), parent.isSampled());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0",
                "garbage",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g",
                "00-4bf92f3577b34da6a3ce929d0e0e473\u0660-00f067aa0ba902b7-01",
                "00-${sysenv.HOME}77b34da6a3ce929d0e-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"
            })
    void beginsANewTraceIfThatIsNotWellFormed(String traceparent) {
        assertFalse(parent(string(Map.of("traceparent", traceparent)), "{}").isValid());
    }

    @Test
    void beginsANewTraceIfItIsTooLongOrNoText() {
        assertFalse(parent(string(Map.of("traceparent", "01" + GOOD.substring(2) + "-" + "x".repeat(100_000))), "{}")
                .isValid());
        MessageAttributeValue bytes = MessageAttributeValue.builder()
                .dataType("Binary")
                .binaryValue(SdkBytes.fromUtf8String(GOOD))
                .build();
        assertFalse(parent(Map.of("traceparent", bytes), "{}").isValid());
        assertFalse(parent(string(Map.of("TraceParent", GOOD)), "{}").isValid(), "attributes have cases");
        assertFalse(parent(Map.of(), "{}").isValid());
    }

    @Test
    void passesOnATracestateThatIsWellFormedAndShort() {
        assertEquals(Map.of("vendor", "abc"), state("vendor=abc"));
        assertEquals(Map.of("one", "1", "t@two", "2"), state("one=1,t@two=2"));
        assertEquals(Map.of(), state("no pair"));
        assertEquals(Map.of(), state("vendor=" + "x".repeat(600)));
        assertEquals(Map.of(), state("vendor=a\u0000b"));
    }

    private static Map<String, String> state(String tracestate) {
        SpanContext parent = parent(string(Map.of("traceparent", GOOD, "tracestate", tracestate)), "{}");
        assertEquals(TRACE, parent.getTraceId(), "whatever the state");
        return parent.getTraceState().asMap();
    }

    @Test
    void looksIntoTheEnvelopeOfSns() {
        String envelope = """
                {"Type": "Notification", "Message": "{}", "MessageAttributes": {
                  "traceparent": {"Type": "String", "Value": "%s"},
                  "tracestate": {"Type": "String", "Value": "vendor=abc"}}}
                """.formatted(GOOD);

        SpanContext parent = parent(Map.of(), envelope);

        assertEquals(TRACE, parent.getTraceId());
        assertEquals(Map.of("vendor", "abc"), parent.getTraceState().asMap());
        assertEquals(
                "11111111111111111111111111111111",
                parent(
                                string(Map.of(
                                        "traceparent", "00-11111111111111111111111111111111-1111111111111111-01")),
                                envelope)
                        .getTraceId(),
                "the message's own attribute is nearer");
    }

    static List<String> bodies() {
        return List.of(
                "",
                "{\"traceparent\": \"" + GOOD + "\"}",
                "{\"Type\": \"Notification\", \"Message\": \"{\\\"traceparent\\\": 1}\", \"traceparent\": 1}",
                "{\"Type\": \"Notification\", \"MessageAttributes\": {\"traceparent\": \"" + GOOD + "\"}}",
                "{\"Type\": \"Notification\", \"MessageAttributes\": {\"traceparent\": {\"Value\": 7}}}",
                "{\"Type\": \"Other\", \"MessageAttributes\": {\"traceparent\": {\"Value\": \"" + GOOD + "\"}}}",
                "not JSON \"traceparent\"",
                "[".repeat(100_000) + "\"traceparent\"");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void takesNothingElseInABodyForATrace(String body) {
        assertFalse(parent(Map.of(), body).isValid());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7;Sampled=1, true",
        "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7;Sampled=0, false",
        "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7, true",
        "Self=1-a-b; Sampled=1; Parent=00f067aa0ba902b7; Root=1-4bf92f35-77b34da6a3ce929d0e0e4736; Lineage=x, true"
    })
    void readsTheHeaderOfXRayThatS3PassesOn(String header, boolean isSampled) {
        SpanContext parent = parent(Map.of(), "{}", header);

        assertEquals(TRACE, parent.getTraceId());
        assertEquals(SPAN, parent.getSpanId());
        assertEquals(isSampled, parent.isSampled());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736",
                "Root=2-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7",
                "Root=1-4bf92f35-77b34da6a3ce929d0e0e47360;Parent=00f067aa0ba902b7",
                "Root=1-00000000-000000000000000000000000;Parent=00f067aa0ba902b7",
                "NoRoot=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7",
                "garbage"
            })
    void takesNoOtherHeaderOfXRay(String header) {
        assertFalse(parent(Map.of(), "{}", header).isValid());
    }

    @Test
    void prefersW3cToXRay() {
        String other = "00-11111111111111111111111111111111-1111111111111111-01";

        assertEquals(
                "11111111111111111111111111111111",
                parent(string(Map.of("traceparent", other)), "{}", XRAY).getTraceId());
    }

    private static Map<String, MessageAttributeValue> string(Map<String, String> attributes) {
        Map<String, MessageAttributeValue> values = new HashMap<>();
        attributes.forEach((name, value) -> values.put(
                name,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(value)
                        .build()));
        return values;
    }

    private static SpanContext parent(Map<String, MessageAttributeValue> attributes, String body) {
        return parent(attributes, body, "");
    }

    private static SpanContext parent(Map<String, MessageAttributeValue> attributes, String body, String xray) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader(Sqs2Constants.MESSAGE_ATTRIBUTES, attributes);
        exchange.getMessage()
                .setHeader(Sqs2Constants.ATTRIBUTES, Map.of(MessageSystemAttributeName.AWS_TRACE_HEADER, xray));
        return Span.fromContext(IncomingContext.of(exchange)).getSpanContext();
    }
}
