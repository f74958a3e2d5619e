package org.thumbnailroute.doctor;

import java.util.ArrayDeque;
import java.util.Deque;

/** The clients that were made so far. */
final class Clients implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private Clients() {}

    static Clients none() {
        return new Clients();
    }

    synchronized <T extends AutoCloseable> T keep(T client) {
        open.push(client);
        return client;
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("a client does not close", e);
            }
        }
    }
}
