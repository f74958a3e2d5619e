package org.thumbnailroute.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.demo.DemoOutcome.Announced;

/** The page, and the originals that it shows. The thumbnails come from S3 itself, by their links. */
final class Site implements HttpHandler {

    private final byte[] page;
    private final Map<String, Announcement.Source> originals = new HashMap<>();
    private final Function<String, byte[]> bytesByKey;
    private final String contentSecurity;

    /**
     * A site about the results.
     *
     * @param bytesByKey reads an original
     * @param s3 where the links lead
     */
    Site(List<Result> results, Function<String, byte[]> bytesByKey, URI s3) {
        this.page = ResultsPage.of(results).getBytes(UTF_8);
        this.bytesByKey = bytesByKey;
        // whatever a key or an error may hold, the browser runs no script and asks no other server
        this.contentSecurity = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: " + s3;
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).outcome() instanceof Announced announced) {
                originals.put(pathOfOriginal(i), announced.document().source());
            }
        }
    }

    /** An original's path holds its place among the results, because keys are not made for paths. */
    static String pathOfOriginal(int index) {
        return "/original/" + index;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Announcement.Source original = originals.get(path);
        try (exchange) {
            if (path.equals("/")) {
                answer(exchange, 200, "text/html; charset=utf-8", page);
            } else if (original != null) {
                answer(exchange, 200, original.contentType(), bytesByKey.apply(original.key()));
            } else {
                answer(exchange, 404, "text/plain", "not found\n".getBytes(UTF_8));
            }
        }
    }

    private void answer(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", contentType);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", contentSecurity);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
