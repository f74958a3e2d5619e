package org.thumbnailroute.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The health endpoint of a worker that a test starts, as the probes of a cluster see it. */
public final class HealthEndpoint {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    private HealthEndpoint(int port) {
        this.port = port;
    }

    /** At a port that nobody listens at, because several workers may run on a machine. */
    public static HealthEndpoint atFreePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new HealthEndpoint(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What tells the worker of the port. */
    public String jvmOption() {
        return "-Dcamel.management.port=" + port;
    }

    public int port() {
        return port;
    }

    /** The HTTP status of a path, 0 while nobody listens. */
    public int status(String path) throws InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
