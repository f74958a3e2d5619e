package org.thumbnailroute.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Hands TCP connections on to a service until they are cut: then, as for a machine that was copied, they look open, and
 * nobody hears what is said on them.
 */
final class CutRelay implements AutoCloseable {

    private final ServerSocket server;
    private final URI service;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    private CutRelay(ServerSocket server, URI service) {
        this.server = server;
        this.service = service;
    }

    static CutRelay to(String service) throws IOException {
        CutRelay relay = new CutRelay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), URI.create(service));
        relay.threads.execute(relay::accept);
        return relay;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Cuts the connections that are open; returns how many there were at all so far. */
    int cut() {
        connections.forEach(connection -> connection.isCut = true);
        return connections.size();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Connection connection =
                        new Connection(server.accept(), new Socket(service.getHost(), service.getPort()));
                connections.add(connection);
                threads.execute(() -> connection.hand(connection.client, connection.target));
                threads.execute(() -> connection.hand(connection.target, connection.client));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Connection {
        private final Socket client;
        private final Socket target;
        private volatile boolean isCut;

        Connection(Socket client, Socket target) {
            this.client = client;
            this.target = target;
        }

        void hand(Socket from, Socket to) {
            byte[] buffer = new byte[8192];
            try {
                for (int n = from.getInputStream().read(buffer);
                        n >= 0;
                        n = from.getInputStream().read(buffer)) {
                    if (!isCut) {
                        to.getOutputStream().write(buffer, 0, n);
                    }
                }
            } catch (IOException e) {
                // closed by one side, which is the end of it
            }
            if (!isCut) {
                close();
            }
        }

        void close() {
            try (client;
                    target) {
                // only closed
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.forEach(Connection::close);
        threads.shutdownNow();
    }
}
