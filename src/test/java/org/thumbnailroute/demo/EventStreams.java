package org.thumbnailroute.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/** {@code GET /events}: what happens, for as long as the page is open. */
final class EventStreams implements HttpHandler {

    static final String PATH = "/events";

    /** Each takes a thread and a backlog. */
    static final int MOST_PAGES = 16;

    private final Semaphore free = new Semaphore(MOST_PAGES);
    private final Live live;

    EventStreams(Live live) {
        this.live = live;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!free.tryAcquire()) {
                PageAnswer.text(exchange, 503, "%d pages are open".formatted(MOST_PAGES));
                return;
            }
            try {
                EventStream page = new EventStream(exchange);
                live.add(page);
                page.write();
            } finally {
                free.release();
            }
        } finally {
            // the pool's next task must not get the interrupt that ended this one
            Thread.interrupted();
        }
    }
}
