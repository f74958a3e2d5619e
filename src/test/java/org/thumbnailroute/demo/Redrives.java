package org.thumbnailroute.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.thumbnailroute.text.Printable;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code POST /redrives?id=...}, or {@code POST /redrives} for all dead letters. */
final class Redrives implements HttpHandler {

    static final String PATH = "/redrives";

    private final DeadLetters deadLetters;
    private final Live live;

    Redrives(DeadLetters deadLetters, Live live) {
        this.deadLetters = deadLetters;
        this.live = live;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                redrive(exchange, Query.of(exchange).get("id"));
            } else {
                PageAnswer.text(exchange, 405, "POST");
            }
        }
    }

    private void redrive(HttpExchange exchange, Optional<String> id) throws IOException {
        try {
            int sent = id.map(deadLetters::redrive).orElseGet(deadLetters::redriveAll);
            PageAnswer.json(exchange, Map.of("sent", sent));
        } catch (SdkException e) {
            PageAnswer.text(exchange, 502, Printable.line(String.valueOf(e.getMessage())));
        } finally {
            live.queuesChanged();
        }
    }
}
