package org.thumbnailroute.traces;

import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the spans of this JVM, in place of a collector. OpenTelemetry makes it for the exporter {@code kept}. */
public final class KeptSpans implements ConfigurableSpanExporterProvider {

    /** Settings that switch traces on and bring them here. */
    public static final Map<String, String> SETTINGS = Map.of(
            "camel.opentelemetry2.enabled", "true",
            "otel.traces.exporter", "kept",
            "otel.bsp.schedule.delay", "20");

    private static final List<SpanData> SPANS = new CopyOnWriteArrayList<>();

    /** All that were exported so far. */
    public static List<SpanData> all() {
        return List.copyOf(SPANS);
    }

    /** The spans of one trace, once its root is among them: it ends last. */
    public static Trace trace(String traceId) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> new Trace(of(traceId)), trace -> !trace.roots().isEmpty());
    }

    private static List<SpanData> of(String traceId) {
        return SPANS.stream().filter(span -> span.getTraceId().equals(traceId)).toList();
    }

    @Override
    public String getName() {
        return "kept";
    }

    @Override
    public SpanExporter createExporter(ConfigProperties config) {
        return new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) {
                SPANS.addAll(spans);
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode flush() {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        };
    }
}
