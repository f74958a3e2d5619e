package org.thumbnailroute.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Takes TLS connections, and hands on to a service what is said on them. A connection lives as long as the service's. */
final class TlsRelay implements AutoCloseable {

    /** The most that fits into one record of TLS. */
    private static final int RECORD = 16 * 1024;

    private static final int BACKLOG = 100;

    private final SSLServerSocket server;
    private final URI service;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();

    private TlsRelay(SSLServerSocket server, URI service) {
        this.server = server;
        this.service = service;
    }

    static TlsRelay start(URI service, SSLContext context) {
        try {
            SSLServerSocket server = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            // what AWS's endpoints agree on with the SDKs
            server.setEnabledProtocols(new String[] {"TLSv1.3"});
            server.setEnabledCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
            TlsRelay relay = new TlsRelay(server, service);
            relay.threads.execute(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException("a relay for TLS does not start", e);
        }
    }

    URI endpoint() {
        return URI.create("https://127.0.0.1:" + server.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                connections.incrementAndGet();
                threads.execute(() -> connect(client));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket target = new Socket(service.getHost(), service.getPort())) {
            open.add(client);
            client.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
            threads.execute(() -> handOn(target, client));
            handOn(client, target);
        } catch (IOException e) {
            // the service is away, and so is the relay
        } finally {
            open.remove(client);
        }
    }

    /** Until either side ends the connection, which ends it for both. */
    private static void handOn(Socket from, Socket to) {
        byte[] buffer = new byte[RECORD];
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
                output.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // a client that does not trust the certificate, or one side is gone
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a relay for TLS does not stop", e);
        }
        threads.shutdownNow();
    }
}
