package org.thumbnailroute.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Server-sent events to one page that is open in some browser. */
final class EventStream implements AutoCloseable {

    /** A page that is so many events behind is dropped. It connects again, and then gets everything. */
    static final int LONGEST_BACKLOG = 256;

    /** Often enough: a page that has vanished is noticed when a write fails. */
    private static final int HEARTBEAT_SECONDS = 10;

    private static final String HEARTBEAT = ":\n\n";

    /** How long a browser waits before it connects again. */
    private static final String RETRY = "retry: 500\n\n";

    private final BlockingQueue<String> backlog = new ArrayBlockingQueue<>(LONGEST_BACKLOG);
    private final HttpExchange exchange;
    private final Thread writer = Thread.currentThread();
    private volatile boolean closed;

    /** A stream that the calling thread will {@link #write}. */
    EventStream(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** Does not wait for the page. */
    void send(String event, String json) {
        if (!closed && !backlog.offer("event: %s\ndata: %s\n\n".formatted(event, json))) {
            close();
        }
    }

    /**
     * Writes until the page is gone.
     *
     * @throws IOException which is how its end is noticed
     */
    void write() throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        try {
            out.write(RETRY.getBytes(UTF_8));
            while (!closed) {
                String next = backlog.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                out.write((next == null ? HEARTBEAT : next).getBytes(UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            // closed
        } finally {
            closed = true;
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Does not wait either: the interrupt ends a write to a page that has stopped reading. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            writer.interrupt();
        }
    }
}
