package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.proto.trace.v1.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.traces.Collector;
import software.amazon.awssdk.core.sync.RequestBody;

/** The packaged worker and a collector of traces, which does not always take them. */
class TracesIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);

    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("traces" + System.nanoTime(), 5);

    @Test
    void aCollectorThatFailsIsNamedOnceAndTheLastSpansAreSentAtAStop(@TempDir Path directory) throws Exception {
        ProductionFiles.deployTo(directory);
        try (Collector collector = new Collector();
                ChildProcess route = ChildProcess.start(directory, environment(collector), ChildProcess.worker())) {
            collector.answerWith(400);
            upload("lost.jpg");
            // or the spans of both might be sent, and refused, together
            await().atMost(LONG).until(() -> collector.refused() >= 1);
            upload("lost-too.jpg");
            await().atMost(LONG)
                    .until(() -> collector.refused() >= 2
                            && aws.topics().published(stack.topicArn()).size() == 2);
            String line = "traces do not arrive at %s, their spans are lost: ".formatted(collector.uri());
            route.awaitOutput(line + "Failed to export spans. Server responded with HTTP status code 400", LONG);
            assertEquals(2, route.output().split("traces do not arrive", -1).length, route::output);

            collector.answerWith(200);
            upload("after.jpg");
            route.awaitOutput("traces arrive again at %s; ".formatted(collector.uri()), LONG);
            Gate inWork = aws.s3Faults().holdNextGet(stack.sourceBucket(), "last.jpg");
            upload("last.jpg");
            inWork.awaitArrival();
            route.terminate();
            route.awaitOutput("shutting down", LONG);
            inWork.release();

            assertEquals(143, route.exitCode(LONG));
            assertTrue(
                    messages(collector).anyMatch(traceOf("last.jpg", route)::equals),
                    "what was in work at the stop is traced to its end");
            assertTrue(
                    collector.resource().getAttributesList().toString().contains("\"thumbnail-route\""),
                    () -> collector.resource().toString());
            assertTrue(!route.output().contains("\tat "), route::output);
            assertTrue(!collector.spans().toString().contains(".jpg"), "no key");
        }
    }

    /** The traces of whole messages. */
    private static Stream<String> messages(Collector collector) {
        return collector.spans().stream()
                .filter(span -> span.getKind() == Span.SpanKind.SPAN_KIND_CONSUMER)
                .map(span -> HexFormat.of().formatHex(span.getTraceId().toByteArray()));
    }

    /** As the log says. */
    private static String traceOf(String key, ChildProcess route) {
        return route.output()
                .lines()
                .filter(line -> line.contains(" announced ") && line.contains(key))
                .map(line -> line.replaceFirst(".* trace=", ""))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> environment(Collector collector) {
        Map<String, String> environment = new HashMap<>(ProductionFiles.environment(aws, stack));
        environment.put("CAMEL_OPENTELEMETRY2_ENABLED", "true");
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.uri().toString());
        environment.put("OTEL_BSP_SCHEDULE_DELAY", "500");
        return environment;
    }

    private void upload(String key) {
        aws.s3().putObject(put -> put.bucket(stack.sourceBucket()).key(key), RequestBody.fromBytes(PICTURE));
    }
}
