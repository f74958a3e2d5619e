package org.thumbnailroute.demo;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A web server for the page of this machine only. */
final class PageServer implements AutoCloseable {

    /** For open pages, uploads, and pictures that are shown. Whoever comes when all are in use is disconnected. */
    private static final int MOST_THREADS = 64;

    static {
        // without it each event waits 40 ms for the browser's delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, MOST_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>());

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

    /**
     * Begins to answer, and tells where.
     *
     * @param handlers by the paths that they answer, and those below them
     * @param s3 where the links to thumbnails lead
     */
    URI serve(Map<String, HttpHandler> handlers, URI s3) {
        int port = server.getAddress().getPort();
        handlers.forEach((path, handler) -> server.createContext(path, handler)
                .getFilters()
                .addAll(List.of(new SecurityHeaders(s3), new LocalOnly(port))));
        server.setExecutor(threads);
        server.start();
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
