package org.thumbnailroute.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.settings.InvalidSettingException;

class SdkTest {

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            otel.exporter.otlp.protocol | grpc       | otel.exporter.otlp.protocol is grpc, only http/protobuf is supported
            otel.exporter.otlp.endpoint | collector  | OTLP endpoint must be a valid URL: collector
            otel.traces.exporter        | zipkin     | otel.traces.exporter set to "zipkin" but opentelemetry-exporter-zipkin not found
            otel.traces.sampler         | some       | Unrecognized value for otel.traces.sampler: some
            otel.bsp.schedule.delay     | often      | otel.bsp.schedule.delay
            """)
    void saysInOneLineWhatItDoesNotUnderstand(String name, String value, String problem) {
        InvalidSettingException e = assertThrows(InvalidSettingException.class, () -> sdk(name, value));

        String line = String.valueOf(e.getMessage());
        assertTrue(line.startsWith("traces cannot be exported as OTEL_* says: "), line);
        assertTrue(line.contains(problem), line);
        assertEquals(1, line.lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer secret", "authorization=secret%0A", "host=secret", "a b=secret", "=secret"})
    void neverShowsAHeader(String headers) {
        for (String name : List.of("otel.exporter.otlp.headers", "otel.exporter.otlp.traces.headers")) {
            InvalidSettingException e = assertThrows(InvalidSettingException.class, () -> sdk(name, headers));

            assertEquals(
                    "traces cannot be exported as OTEL_* says: " + name
                            + " is not NAME=VALUE,... of HTTP headers, with special characters as %20",
                    e.getMessage());
        }
    }

    /** Not the host's name, nor the command line. */
    @Test
    void saysNothingElseOfTheProcess() {
        try (OpenTelemetrySdk sdk = sdk("otel.none", "x")) {
            Matcher resource = Pattern.compile("attributes=\\{([^}]*)}")
                    .matcher(sdk.getSdkTracerProvider().toString());

            assertTrue(resource.find(), sdk::toString);
            assertEquals(
                    List.of(
                            "service.name",
                            "service.version",
                            "telemetry.sdk.language",
                            "telemetry.sdk.name",
                            "telemetry.sdk.version"),
                    Stream.of(resource.group(1).split(", "))
                            .map(attribute -> attribute.replaceFirst("=.*", ""))
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "otel.none, x, thumbnail-route",
        "otel.service.name, photos, photos",
        "otel.resource.attributes, service.name=photos, photos"
    })
    void hasANameUnlessItIsGivenOne(String name, String value, String expected) {
        try (OpenTelemetrySdk sdk = sdk(name, value)) {
            String tracing = sdk.getSdkTracerProvider().toString();

            assertTrue(tracing.contains("service.name=\"" + expected + "\""), tracing);
            assertTrue(tracing.contains("service.version="), tracing);
        }
    }

    /** Only traces are sent, to the collector of this machine. */
    @Test
    void hasTheDefaultsOfOpenTelemetryButForGrpc() {
        try (OpenTelemetrySdk sdk = sdk("otel.none", "x")) {
            String all = sdk.toString();

            assertTrue(all.contains("http://localhost:4318/v1/traces"), all);
            assertTrue(!all.contains("/v1/metrics") && !all.contains("/v1/logs"), all);
        }
    }

    private static OpenTelemetrySdk sdk(String name, String value) {
        DefaultCamelContext camel = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.setProperty(name, value);
        camel.getPropertiesComponent().setInitialProperties(properties);
        try (OwnWords words = OwnWords.instead()) {
            return Sdk.of(camel, words);
        }
    }
}
