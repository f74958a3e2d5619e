package org.thumbnailroute.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.failure.StartFailure;
import org.thumbnailroute.metrics.Scrape;
import org.thumbnailroute.route.HealthEndpoint;

/** The settings {@code camel.management.*}, by Camel's own way from the property to the port. */
class ManagementServerTest {

    private static final String NEWS = "SQS says \"no\"";

    private final HealthEndpoint health = HealthEndpoint.atFreePort();
    private final Readiness readiness = new Readiness();
    private final Main camel = new Main();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void saysWhetherTheWorkerIsUpAndWhatIsDown() throws Exception {
        start(Map.of());

        assertEquals("{\"status\":\"UP\"}", get("/observe/health/ready").body());
        readiness.isUp = false;
        HttpResponse<String> down = get("/observe/health/ready");

        assertEquals(503, down.statusCode());
        assertEquals("application/json; charset=utf-8", header(down, "content-type"));
        assertEquals(
                "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"news\",\"status\":\"DOWN\",\"message\":\"SQS says \\\"no\\\"\"}]}",
                down.body());
        assertEquals(503, health.status("/observe/health"));
        assertEquals(200, health.status("/observe/health/live"), "no reason to restart");
    }

    /** Camel's own server gave them to whoever asked. */
    @Test
    void givesNoDetailsToStrangers() throws Exception {
        start(Map.of());
        readiness.isUp = false;

        String details = get("/observe/health?exposureLevel=full&stackTrace=true&data=true")
                .body();

        assertEquals(get("/observe/health").body(), details);
    }

    @Test
    void servesAnotherHostPortAndPathIfTheSettingsSaySo() throws Exception {
        start(Map.of("camel.management.host", "127.0.0.1", "camel.management.health-path", "/healthz"));

        assertEquals(200, health.status("/healthz/ready"));
        assertEquals(404, health.status("/observe/health/ready"));
    }

    @Test
    void opensNoPortWhereItIsOff() throws Exception {
        start(Map.of("camel.management.enabled", "false"));

        assertEquals(0, health.status("/observe/health/live"));
    }

    @Test
    void servesMetricsWhereTheyAreOn() throws Exception {
        start(Map.of("camel.management.metrics-enabled", "true"));

        HttpResponse<String> page = get("/observe/metrics");
        HttpResponse<String> head = send("HEAD", "/observe/metrics");

        assertEquals(200, page.statusCode());
        assertEquals("text/plain; version=0.0.4; charset=utf-8", header(page, "content-type"));
        assertEquals(0, Scrape.of(page.body()).sum("thumbnail_outcomes_total"));
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
    }

    @Test
    void servesNoMetricsWhereTheyAreOff() throws Exception {
        start(Map.of("camel.management.metrics-enabled", "false"));

        assertEquals(404, health.status("/observe/metrics"));
        assertEquals(200, health.status("/observe/health/live"));
    }

    @Test
    void closesThePortAtAStop() throws Exception {
        start(Map.of());
        camel.stop();

        assertEquals(0, health.status("/observe/health/live"));
        new ServerSocket(health.port()).close();
    }

    @Test
    void namesAPortThatIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(health.port(), 1, InetAddress.getByName("0.0.0.0"))) {
            assertEquals(
                    "camel.management.port = %s (camel.management.host = 0.0.0.0): cannot listen there: Address already in use"
                            .formatted(other.getLocalPort()),
                    whyItDoesNotStart(Map.of()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "camel.management.host, no.such.host.invalid, cannot listen there: unknown host",
        "camel.management.port, 70000, not a port",
        "camel.management.authentication-enabled, true, only health",
        "camel.management.jolokia-enabled, true, only health",
        "camel.management.path, /admin, only health",
        "camel.server.enabled, true, there is only camel.management.enabled"
    })
    void refusesWhatItCannotServe(String name, String value, String problem) {
        String line = whyItDoesNotStart(Map.of(name, value));

        assertTrue(line.contains(problem) && line.contains(name), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void answersOtherMethodsByWhatThereIs(String method) throws Exception {
        start(Map.of());

        HttpResponse<String> answer = send(method, "/observe/health/live");

        assertEquals(405, answer.statusCode());
        assertEquals("GET, HEAD", header(answer, "allow"));
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        start(Map.of());

        HttpResponse<String> head = send("HEAD", "/observe/health/live");

        assertEquals(200, head.statusCode());
        assertEquals("15", header(head, "content-length"));
        assertEquals("", head.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/observe/health/", "/observe/health/live/x", "/observe", "/q/dev", "/%6fbserve/x", "//"})
    void knowsNoOtherPath(String path) throws Exception {
        start(Map.of());

        assertEquals(404, health.status(path));
    }

    private void start(Map<String, String> settings) throws Exception {
        Properties properties = new Properties();
        properties.put("camel.management.enabled", "true");
        properties.put("camel.management.port", Integer.toString(health.port()));
        properties.put("camel.management.health-check-enabled", "true");
        properties.putAll(settings);
        camel.setOverrideProperties(properties);
        camel.bind("readiness", readiness);
        camel.start();
    }

    private String whyItDoesNotStart(Map<String, String> settings) {
        return StartFailure.line(assertThrows(Exception.class, () -> start(settings)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(health.port(), path));
        HttpRequest.BodyPublisher body = method.startsWith("P")
                ? HttpRequest.BodyPublishers.ofString("{}")
                : HttpRequest.BodyPublishers.noBody();
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).method(method, body).build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("none");
    }

    /** One that is down when the test says so. */
    private static final class Readiness extends AbstractHealthCheck {

        private volatile boolean isUp = true;

        private Readiness() {
            super("thumbnail", "news");
        }

        @Override
        public boolean isLiveness() {
            return false;
        }

        @Override
        protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
            builder.detail("secret", "s3cret").error(new IllegalStateException("inside"));
            if (isUp) {
                builder.up();
            } else {
                builder.message(NEWS).down();
            }
        }
    }
}
