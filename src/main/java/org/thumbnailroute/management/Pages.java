package org.thumbnailroute.management;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests by their path; of a request only the first line counts. */
final class Pages {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final String HEAD = """
            HTTP/1.1 %s \r
            Content-Type: %s; charset=utf-8\r
            Content-Length: %s\r
            Allow: GET, HEAD\r
            Cache-Control: no-store\r
            Connection: close\r
            \r
            """;

    private final Map<String, Supplier<Response>> byPath;

    Pages(Map<String, Supplier<Response>> byPath) {
        this.byPath = Map.copyOf(byPath);
    }

    Set<String> paths() {
        return new TreeSet<>(byPath.keySet());
    }

    /** The bytes that answer a request. */
    ByteBuffer answer(String request) {
        String[] line = request.lines().findFirst().orElse("").split(" ", -1);
        return bytes(page(line), line[0].equals("HEAD"));
    }

    /** Of one that is longer than may be. */
    ByteBuffer tooLong() {
        return bytes(Response.of(431, "the request is too long"), false);
    }

    private Response page(String[] line) {
        if (line.length != 3) {
            return Response.of(400, "not an HTTP request");
        }
        if (!line[2].matches("HTTP/1\\.[01]")) {
            return Response.of(505, "only HTTP/1.1");
        }
        Supplier<Response> page = byPath.get(path(line[1]));
        if (page == null) {
            return Response.of(404, "not found");
        }
        return line[0].matches("GET|HEAD") ? made(page) : Response.of(405, "only GET and HEAD");
    }

    private static String path(String target) {
        try {
            return String.valueOf(URI.create(target).getPath());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Response made(Supplier<Response> page) {
        try {
            return page.get();
        } catch (RuntimeException | Error e) {
            // the thread that would end with an Error is the only one that serves the port
            LOG.warn("a page of the management port cannot be made", e);
            return Response.of(500, "see the log");
        }
    }

    private static ByteBuffer bytes(Response page, boolean headAlone) {
        byte[] text = page.text().getBytes(UTF_8);
        byte[] head = HEAD.formatted(page.status(), page.type(), text.length).getBytes(US_ASCII);
        ByteBuffer answer = ByteBuffer.allocate(head.length + text.length).put(head);
        return (headAlone ? answer : answer.put(text)).flip();
    }
}
