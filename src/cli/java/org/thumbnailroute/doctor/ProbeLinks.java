package org.thumbnailroute.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.PresignLink;

/** Links to thumbnails, signed as the worker signs them. */
final class ProbeLinks {

    static final int OK = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ProbeLinks() {}

    /** By the keys of the thumbnails. */
    static Map<String, String> of(Settings settings, Collection<String> keys) {
        Map<String, String> links = new TreeMap<>();
        try (PresignLink presign = new PresignLink(settings)) {
            keys.forEach(key -> links.put(key, presign.linkTo(key)));
        }
        return links;
    }

    /** Returns the status of the answer. */
    static int open(String link) throws IOException, InterruptedException {
        HttpRequest get =
                HttpRequest.newBuilder(URI.create(link)).timeout(PATIENCE).build();
        // closed only since Java 21
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        return client.send(get, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
