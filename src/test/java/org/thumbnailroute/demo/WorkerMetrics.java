package org.thumbnailroute.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.thumbnailroute.metrics.Scrape;
import org.thumbnailroute.route.HealthEndpoint;

/** The worker's management port, read as Prometheus would read it. */
final class WorkerMetrics {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = HealthEndpoint.atFreePort().port();

    /** That let the worker serve them. */
    Map<String, String> settings() {
        return Map.of(
                "camel.management.enabled", "true",
                "camel.management.host", "127.0.0.1",
                "camel.management.port", Integer.toString(port));
    }

    URI address() {
        return URI.create("http://127.0.0.1:%d/observe/metrics".formatted(port));
    }

    /** Empty while the worker does not answer. */
    Optional<MetricsSummary> figures() {
        try {
            HttpRequest scrape =
                    HttpRequest.newBuilder(address()).timeout(PATIENCE).build();
            HttpResponse<String> answer = http.send(scrape, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(MetricsSummary.of(Scrape.of(answer.body())))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
