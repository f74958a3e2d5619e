package org.thumbnailroute.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Set;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingContextTest {

    /** W3C allows both characters, and SNS accepts them, but then filter policies match nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"say \"hi\"", "C:\\temp"})
    void leavesOutAStateThatWouldKeepAnAnnouncementFromSubscribers(String value) {
        assertEquals(Set.of("traceparent"), attributesOf(0, value));
    }

    @ParameterizedTest(name = "{0} of the route''s own")
    @CsvSource({"8, 10", "9, 10", "10, 10"})
    void takesNoMoreThanTenWithThoseOfTheRoute(int own, int all) {
        assertEquals(all, attributesOf(own, "fine").size());
    }

    @Test
    void countsNoHeaderThatIsCamels() {
        Message message = new DefaultMessage(new DefaultCamelContext());
        for (int i = 0; i < 20; i++) {
            message.setHeader("CamelAwsSns" + i, "x");
        }
        OutgoingContext.put(span("fine"), message);
        assertEquals("vendor=fine", message.getHeader("tracestate"));

        OutgoingContext.remove(message);
        assertEquals(20, message.getHeaders().size());
    }

    private static Set<String> attributesOf(int own, String state) {
        Message message = new DefaultMessage(new DefaultCamelContext());
        for (int i = 0; i < own; i++) {
            message.setHeader("own" + i, "x");
        }
        OutgoingContext.put(span(state), message);
        return Set.copyOf(message.getHeaders().keySet());
    }

    private static Span span(String state) {
        return Span.wrap(SpanContext.create(
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00f067aa0ba902b7",
                TraceFlags.getSampled(),
                TraceState.builder().put("vendor", state).build()));
    }
}
