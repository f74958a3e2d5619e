package org.thumbnailroute.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the page's server lets in, and how it gets rid of pages that have gone. */
class PageServerTest {

    private static final URI S3 = URI.create("http://127.0.0.1:1");
    private static final String LONG = "x".repeat(100_000);

    @ParameterizedTest(name = "{0} of {1} from {2}: {3}")
    @CsvSource({
        "GET, 127.0.0.1:PORT, none, 200",
        "GET, localhost:PORT, none, 200",
        "GET, evil.example:PORT, none, 403",
        "GET, 127.0.0.1, none, 403",
        "POST, 127.0.0.1:PORT, http://127.0.0.1:PORT, 200",
        "POST, localhost:PORT, http://localhost:PORT, 200",
        "POST, 127.0.0.1:PORT, none, 403",
        "POST, 127.0.0.1:PORT, null, 403",
        "POST, 127.0.0.1:PORT, http://localhost:PORT, 403",
        "POST, 127.0.0.1:PORT, http://evil.example, 403",
        "POST, evil.example:PORT, http://evil.example:PORT, 403",
    })
    void letsOnlyItsOwnPageIn(String method, String host, String origin, int status) throws IOException {
        try (PageServer server = PageServer.bind(0)) {
            int port = serve(server, exchange -> PageAnswer.text(exchange, 200, "in"));
            String originLine = origin.equals("none") ? "" : "Origin: " + origin + "\r\n";
            String request = "%s / HTTP/1.1\r\nHost: %s\r\n%sContent-Length: 0\r\n\r\n"
                    .formatted(method, host, originLine)
                    .replace("PORT", Integer.toString(port));
            try (Socket socket = request(port, request)) {
                assertEquals("HTTP/1.1 " + status, firstLine(socket).substring(0, "HTTP/1.1 200".length()));
            }
        }
    }

    @Test
    void dropsAPageThatHasStoppedReading() throws IOException {
        CompletableFuture<EventStream> connected = new CompletableFuture<>();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        try (PageServer server = PageServer.bind(0)) {
            int port = serve(server, exchange -> {
                EventStream stream = new EventStream(exchange);
                connected.complete(stream);
                try {
                    stream.write();
                } finally {
                    ended.complete(Thread.interrupted());
                }
            });
            try (Socket deaf = request(port, "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")) {
                EventStream stream = connected.join();
                // more than the backlog and the system's buffers of a connection can hold
                for (int i = 0; i < 4 * EventStream.LONGEST_BACKLOG; i++) {
                    stream.send("much", LONG);
                }
                assertTrue(stream.isClosed());
                await().until(ended::isDone);
                assertFalse(deaf.isClosed(), "it was the server that ended it");
            }
        }
    }

    @Test
    void noticesThatAPageHasGone() throws IOException {
        CompletableFuture<EventStream> connected = new CompletableFuture<>();
        try (PageServer server = PageServer.bind(0)) {
            int port = serve(server, exchange -> {
                EventStream stream = new EventStream(exchange);
                connected.complete(stream);
                stream.write();
            });
            try (Socket page = request(port, "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")) {
                connected.join().send("first", "{}");
                assertTrue(firstLine(page).endsWith("200 OK"));
            }
            await().until(() -> {
                connected.join().send("next", "{}");
                return connected.join().isClosed();
            });
        }
    }

    private static int serve(PageServer server, HttpHandler handler) {
        return server.serve(Map.of("/", handler), S3).getPort();
    }

    private static Socket request(int port, String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(request.getBytes(UTF_8));
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }
}
