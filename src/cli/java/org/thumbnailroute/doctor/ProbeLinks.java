package org.thumbnailroute.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.PresignLink;
import org.thumbnailroute.thumbnail.Rendition;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Links to thumbnails, signed as the worker signs them. */
final class ProbeLinks {

    static final int OK = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ProbeLinks() {}

    /** By the keys of the thumbnails. */
    static Map<String, String> of(Settings settings, Map<String, HeadObjectResponse> thumbnails) {
        Map<String, String> links = new TreeMap<>();
        try (PresignLink presign = new PresignLink(settings)) {
            thumbnails.forEach((key, head) -> links.put(
                    key, presign.presign(rendition(key, head), head.eTag()).link()));
        }
        return links;
    }

    /** Of which the link needs only the key. */
    private static Rendition rendition(String key, HeadObjectResponse head) {
        return new Rendition(key, "", head.contentType(), 1, 1, "", "", "", Optional.empty(), new byte[0]);
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
