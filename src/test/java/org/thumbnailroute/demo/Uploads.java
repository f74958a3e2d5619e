package org.thumbnailroute.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/** {@code POST /uploads?key=...} with a file: the page's way into the source bucket. */
final class Uploads implements HttpHandler {

    static final String PATH = "/uploads";

    private final SourceBucket bucket;

    Uploads(SourceBucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<String> key = Query.of(exchange).get("key");
            String length =
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Length"), "");
            if (!exchange.getRequestMethod().equals("POST")) {
                PageAnswer.text(exchange, 405, "POST a file");
            } else if (key.isEmpty()) {
                PageAnswer.text(exchange, 400, "the file has no name");
            } else if (!length.matches("\\d{1,18}")) {
                PageAnswer.text(exchange, 411, "the size of the file is not known");
            } else {
                store(exchange, key.get(), Long.parseLong(length));
            }
        }
    }

    private void store(HttpExchange exchange, String key, long bytes) throws IOException {
        String type = Objects.requireNonNullElse(
                exchange.getRequestHeaders().getFirst("Content-Type"), "application/octet-stream");
        InputStream file = exchange.getRequestBody();
        Optional<String> refusal = bucket.put(key, type, "", bytes, file);
        if (refusal.isPresent()) {
            PageAnswer.text(exchange, 422, refusal.get());
        } else {
            PageAnswer.text(exchange, 200, "stored");
        }
    }
}
