package org.thumbnailroute.management;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a port with one thread, which never waits for a client: one that sends half a request, or nothing, holds nobody up.
 * Each client has a few seconds, and when there are too many at a time, the oldest gives way to the newest.
 */
final class Listener implements Runnable, AutoCloseable {

    /** At a time; each has a buffer for its request. */
    static final int MOST_CONNECTIONS = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    /** So that each is looked at before it has to give way. */
    private static final int MOST_ACCEPTED_AT_ONCE = MOST_CONNECTIONS / 4;
    /** Whoever finds it full tries again after a second, which is too late for a probe. */
    private static final int BACKLOG = 1024;

    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(100);

    private final Pages pages;
    private final Duration patience;
    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    /** The oldest first, whose time is also over first. */
    private final Deque<SelectionKey> connections = new ArrayDeque<>();

    /**
     * @param patience how long a client may take
     * @throws IOException if nobody can listen at the address
     */
    Listener(InetSocketAddress address, Pages pages, Duration patience) throws IOException {
        this.pages = pages;
        this.patience = patience;
        try {
            server.bind(address, BACKLOG);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Serves until it is closed. */
    @Override
    public void run() {
        try {
            while (selector.isOpen()) {
                selector.select(this::serve, millisUntilOneIsLate());
                endLateOnes();
            }
        } catch (ClosedSelectorException e) {
            LOG.debug("the management port is closed");
        } catch (IOException e) {
            LOG.error("the management port is no longer served: {}", e.toString());
        } finally {
            connections.forEach(Listener::end);
        }
    }

    /** Frees the port at once. */
    @Override
    public void close() throws IOException {
        server.close();
        selector.close();
    }

    private void serve(SelectionKey key) {
        if (key.isValid() && key.isAcceptable()) {
            accept();
        } else if (key.isValid() && !goesOn(key)) {
            connections.remove(key);
            end(key);
        }
    }

    private void accept() {
        try {
            for (int i = 0; i < MOST_ACCEPTED_AT_ONCE; i++) {
                SocketChannel channel = server.accept();
                if (channel == null) {
                    return;
                }
                add(channel);
            }
        } catch (IOException e) {
            // out of file descriptors, say; the client still waits, so the next round comes at once
            LockSupport.parkNanos(AFTER_A_FAILURE.toNanos());
        }
    }

    private void add(SocketChannel channel) throws IOException {
        if (connections.size() == MOST_CONNECTIONS) {
            end(connections.removeFirst());
        }
        channel.configureBlocking(false);
        Connection connection = new Connection(pages, System.nanoTime() + patience.toNanos());
        connections.addLast(channel.register(selector, SelectionKey.OP_READ, connection));
    }

    private static boolean goesOn(SelectionKey key) {
        try {
            return connection(key).proceed(key);
        } catch (IOException e) {
            return false;
        }
    }

    private void endLateOnes() {
        while (!connections.isEmpty() && connection(connections.getFirst()).nanosLeft() <= 0) {
            end(connections.removeFirst());
        }
    }

    /** 0 stands for ever. */
    private long millisUntilOneIsLate() {
        return connections.isEmpty()
                ? 0
                : Math.max(
                        1,
                        Duration.ofNanos(connection(connections.getFirst()).nanosLeft())
                                        .toMillis()
                                + 1);
    }

    private static Connection connection(SelectionKey key) {
        return (Connection) key.attachment();
    }

    private static void end(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            LOG.debug("a connection to the management port was not closed", e);
        }
    }
}
