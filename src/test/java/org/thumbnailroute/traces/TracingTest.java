package org.thumbnailroute.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.route.LogCapture;

class TracingTest {

    /** Either takes connections and does not answer, or refuses them. */
    @ParameterizedTest(name = "takes connections: {0}")
    @ValueSource(booleans = {true, false})
    void doesNotWaitForACollectorThatIsNotThere(boolean takesConnections) throws Exception {
        try (ServerSocket collector = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                DefaultCamelContext camel = new DefaultCamelContext();
                LogCapture log = LogCapture.open()) {
            int port = takesConnections ? collector.getLocalPort() : closedPort();
            Tracing tracing = start(camel, "http://127.0.0.1:" + port);
            send(camel);

            tracing.close(Duration.ofMillis(100));

            assertEquals(
                    List.of("the last spans are lost: the collector did not take them within 100 ms"),
                    log.lines().stream()
                            .filter(line -> line.level().equals(Level.WARN))
                            .filter(line -> line.logger().startsWith("org.thumbnailroute.traces"))
                            .map(LogCapture.Line::message)
                            .toList());
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            return closed.getLocalPort();
        }
    }

    private static Tracing start(DefaultCamelContext camel, String endpoint) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("otel.exporter.otlp.endpoint", endpoint);
        camel.getPropertiesComponent().setInitialProperties(properties);
        Tracing tracing = Tracing.start(camel, false);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").routeId("a").log("${body}");
            }
        });
        camel.start();
        return tracing;
    }

    private static void send(DefaultCamelContext camel) throws Exception {
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            template.sendBody("direct:a", "x");
        }
    }
}
