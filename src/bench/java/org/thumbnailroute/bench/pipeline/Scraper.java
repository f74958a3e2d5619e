package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Fetches the metrics of a worker as Prometheus does, if it serves any. */
final class Scraper implements AutoCloseable {

    private static final long SECONDS = 15;
    private static final String METRICS = "http://127.0.0.1:9876/observe/metrics";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "scraper");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile boolean isWanted;
    private volatile boolean isFetched;

    /** @param command what starts the worker; without the management port nothing is fetched */
    static Scraper of(List<String> command) {
        Scraper scraper = new Scraper();
        if (command.contains("-Dcamel.management.enabled=true")
                && !command.contains("-Dcamel.management.metrics-enabled=false")) {
            scraper.isWanted = true;
            scraper.fetchIn(1);
        }
        return scraper;
    }

    private void fetchIn(long seconds) {
        var unused = timer.schedule(this::fetch, seconds, TimeUnit.SECONDS);
    }

    private void fetch() {
        try {
            HttpRequest get = HttpRequest.newBuilder(URI.create(METRICS))
                    .timeout(Duration.ofSeconds(SECONDS))
                    .build();
            String text = http.send(get, BodyHandlers.ofString()).body();
            if (!isFetched) {
                System.out.printf("fetches %d KB of metrics every %d s%n", text.length() >> 10, SECONDS);
            }
            isFetched = true;
            fetchIn(SECONDS);
        } catch (IOException e) {
            // it has not begun to listen, or has stopped
            fetchIn(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        if (isWanted && !isFetched) {
            System.out.println("no metrics at " + METRICS);
        }
    }
}
