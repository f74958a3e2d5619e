package org.thumbnailroute.management;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.route.HealthEndpoint;

/** What a stranger can send to the management port. */
class ListenerTest {

    private static final int PORT = HealthEndpoint.atFreePort().port();
    private static final Duration LONG = Duration.ofSeconds(20);
    /** More than the kernel keeps for a client that does not read. */
    private static final String LARGE = "0123456789abcdef".repeat(1 << 20);

    private static final String REQUEST = "GET /page HTTP/1.1\r\nHost: a\r\n\r\n";

    private final List<Socket> clients = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Listener listener : listeners) {
            listener.close();
        }
        for (Socket client : clients) {
            client.close();
        }
    }

    /** One connection of this kind once kept a core busy with CONTINUATION frames. */
    @Test
    void speaksNoHttp2() throws Exception {
        listen(LONG);
        Socket client = client("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

        assertTrue(answer(client).startsWith("HTTP/1.1 505 "));
    }

    @Test
    void isNotTalkedIntoHttp2() throws Exception {
        listen(LONG);

        String answer = ask("""
                GET /page HTTP/1.1\r
                Host: a\r
                Connection: Upgrade, HTTP2-Settings\r
                Upgrade: h2c\r
                HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r
                \r
                """);

        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertFalse(answer.contains("h2c"), answer);
    }

    /** However many there are, and whether they send nothing, half a request, or have had their answer and stay. */
    @ParameterizedTest
    @ValueSource(strings = {"", "G", "GET /page HTTP/1.1\r\nHost: a\r\n", REQUEST})
    void holdsNobodyUpForClientsThatDoNothing(String beginning) throws Exception {
        listen(LONG);
        for (int i = 0; i < 10 * Listener.MOST_CONNECTIONS; i++) {
            client(beginning);
        }

        assertTrue(ask(REQUEST).endsWith("\r\n\r\nhello"));
    }

    @Test
    void answersWhileOthersComeAndGo() throws Exception {
        listen(LONG);
        Thread stranger = new Thread(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    new Socket(InetAddress.getLoopbackAddress(), PORT).close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        stranger.start();
        try {
            for (int i = 0; i < 50; i++) {
                assertTrue(ask(REQUEST).endsWith("hello"));
            }
        } finally {
            stranger.interrupt();
            stranger.join();
        }
    }

    @Test
    void holdsABoundedNumberOfConnections() throws Exception {
        listen(LONG);
        for (int i = 0; i < 3 * Listener.MOST_CONNECTIONS; i++) {
            client("G");
        }
        ask(REQUEST);

        // and the one that was answered
        assertEquals(
                Listener.MOST_CONNECTIONS - 1,
                clients.stream().filter(ListenerTest::isOpen).count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /pa"})
    void closesAConnectionWhoseTimeIsOver(String beginning) throws Exception {
        listen(Duration.ofMillis(200));
        Socket client = client(beginning);

        await().atMost(LONG).until(() -> !isOpen(client));
    }

    @Test
    void answersARequestThatComesInPieces() throws Exception {
        listen(LONG);
        Socket client = client("");
        client.setTcpNoDelay(true);
        for (byte one : REQUEST.getBytes(ISO_8859_1)) {
            client.getOutputStream().write(one);
        }

        assertTrue(answer(client).endsWith("\r\n\r\nhello"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "GET\r\n\r\n",
                "GET /page\r\n\r\n",
                "GET  /page HTTP/1.1\r\n\r\n",
                "GET /page HTTP/1.1 x\r\n\r\n",
                "\u0016\u0003\u0001 TLS\r\n\r\n"
            })
    void refusesWhatIsNoRequest(String request) throws Exception {
        listen(LONG);

        assertTrue(ask(request).startsWith("HTTP/1.1 400 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /%zz HTTP/1.1\r\n\r\n", "GET * HTTP/1.1\r\n\r\n", "GET mailto:x HTTP/1.1\r\n\r\n"})
    void doesNotFindWhatIsNoPath(String request) throws Exception {
        listen(LONG);

        assertTrue(ask(request).startsWith("HTTP/1.1 404 "));
    }

    @Test
    void takesTheAddressThatAProxySends() throws Exception {
        listen(LONG);

        assertTrue(ask("GET http://a:9876/page?x=y HTTP/1.0\r\n\r\n").endsWith("hello"));
    }

    @Test
    void readsNoMoreOfARequestThanItMayHave() throws Exception {
        listen(LONG);
        String longest = "GET /page HTTP/1.1\r\nCookie: ";
        String end = "\r\n\r\n";

        String full = longest + "x".repeat(Connection.LONGEST_REQUEST - longest.length() - end.length()) + end;
        assertTrue(ask(full).startsWith("HTTP/1.1 200 "));
        assertTrue(ask("x" + full).startsWith("HTTP/1.1 431 "));
    }

    /** Or a client could keep the thread busy for as long as it sends. */
    @Test
    void endsAConnectionThatGoesOnSending() throws Exception {
        listen(LONG);
        Socket client = client(REQUEST);
        byte[] frames = new byte[Connection.LONGEST_REQUEST];

        OutputStream output = client.getOutputStream();
        await().atMost(LONG).until(() -> {
            try {
                output.write(frames);
                return false;
            } catch (SocketException e) {
                return true;
            }
        });
        assertTrue(ask(REQUEST).endsWith("hello"));
    }

    /** An Error too: the thread that would end with it serves the port alone. */
    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/worse"})
    void survivesAPageThatFails(String path) throws Exception {
        listen(LONG);

        String answer = ask("GET %s HTTP/1.1\r\n\r\n".formatted(path));

        assertTrue(answer.startsWith("HTTP/1.1 500 "), answer);
        assertFalse(answer.contains("inside"), answer);
        assertTrue(ask(REQUEST).endsWith("hello"));
    }

    /** Metrics are more than one buffer, and whoever fetches them may be slow. */
    @Test
    void answersOthersWhileAClientTakesALargePageSlowly() throws Exception {
        listen(LONG);
        Socket slow = client("GET /large HTTP/1.1\r\n\r\n");
        assertEquals("HTTP", new String(slow.getInputStream().readNBytes(4), ISO_8859_1));

        assertTrue(ask(REQUEST).endsWith("hello"));

        String rest = answer(slow);
        assertTrue(rest.contains("Content-Length: %d\r\n".formatted(LARGE.length())), "its length");
        assertTrue(rest.endsWith("\r\n\r\n" + LARGE), "all of it");
    }

    private void listen(Duration patience) throws IOException {
        Pages pages = new Pages(Map.of(
                "/page",
                () -> new Response(200, "text/plain", "hello"),
                "/large",
                () -> new Response(200, "text/plain", LARGE),
                "/broken",
                () -> {
                    throw new IllegalStateException("inside");
                },
                "/worse",
                () -> {
                    throw new StackOverflowError("inside");
                }));
        Listener listener =
                new Listener(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), pages, patience);
        listeners.add(listener);
        new Thread(listener).start();
    }

    private String ask(String request) throws IOException {
        return answer(client(request));
    }

    private Socket client(String request) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), PORT);
        client.setSoTimeout((int) LONG.toMillis());
        clients.add(client);
        client.getOutputStream().write(request.getBytes(ISO_8859_1));
        return client;
    }

    /** Up to the end of the connection's output. */
    private static String answer(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), ISO_8859_1);
    }

    private static boolean isOpen(Socket client) {
        try {
            client.setSoTimeout(1);
            return client.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
