package org.thumbnailroute.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * Hands TCP connections on to a service, with TLS on the client's side if need be. They can be cut: then, as for a machine
 * that was copied or a network that drops what is sent, they look open, and nobody hears what is said on them.
 */
public final class TcpRelay implements AutoCloseable {

    private static final int BACKLOG = 100;

    /** The most that fits into one record of TLS. */
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket server;
    private final URI service;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private volatile boolean isSilent;

    private TcpRelay(ServerSocket server, URI service) {
        this.server = server;
        this.service = service;
    }

    /** A relay on a port of its own; the URI names the host and port of the service. */
    public static TcpRelay to(String service) throws IOException {
        return start(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), URI.create(service));
    }

    /** The same for clients that speak TLS. */
    static TcpRelay tls(URI service, SSLContext context) {
        try {
            var server = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            // what AWS's endpoints agree on with the SDKs
            server.setEnabledProtocols(new String[] {"TLSv1.3"});
            server.setEnabledCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
            return start(server, service);
        } catch (IOException e) {
            throw new UncheckedIOException("a relay for TLS does not start", e);
        }
    }

    private static TcpRelay start(ServerSocket server, URI service) {
        TcpRelay relay = new TcpRelay(server, service);
        relay.threads.execute(relay::accept);
        return relay;
    }

    public String endpoint() {
        return (server instanceof SSLServerSocket ? "https" : "http") + "://127.0.0.1:" + server.getLocalPort();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Cuts all connections, those to come among them. */
    public void goSilent() {
        isSilent = true;
        cut();
    }

    /** Hands on what is said on new connections; those that were cut stay so. */
    public void goOn() {
        isSilent = false;
    }

    /** Cuts the connections that are open; returns how many there were at all so far. */
    public int cut() {
        connections.forEach(connection -> connection.isCut = true);
        return connections();
    }

    /** How many there were at all so far. */
    int connections() {
        return connections.size();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                connect(server.accept());
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket target;
        try {
            target = new Socket(service.getHost(), service.getPort());
        } catch (ConnectException e) {
            // the service is away, and so is the relay
            client.close();
            return;
        }
        client.setTcpNoDelay(true);
        target.setTcpNoDelay(true);
        Connection connection = new Connection(client, target);
        connection.isCut = isSilent;
        connections.add(connection);
        threads.execute(() -> connection.hand(client, target));
        threads.execute(() -> connection.hand(target, client));
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
            byte[] buffer = new byte[BUFFER];
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
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a relay does not stop", e);
        }
        connections.forEach(Connection::close);
        threads.shutdownNow();
    }
}
