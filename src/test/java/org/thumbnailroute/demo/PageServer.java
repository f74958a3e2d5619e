package org.thumbnailroute.demo;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A web server for this machine only. */
final class PageServer implements AutoCloseable {

    private final HttpServer server;

    private PageServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Takes the port, and answers nobody yet.
     *
     * @param port 0 for a free one
     * @throws UserError if it is not free
     */
    static PageServer bind(int port) {
        try {
            return new PageServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        } catch (IOException e) {
            throw new UserError("-Dport=%d: %s".formatted(port, e.getMessage()));
        }
    }

    /** Begins to answer, and tells where. */
    URI serve(HttpHandler site) {
        server.createContext("/", site);
        server.start();
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
