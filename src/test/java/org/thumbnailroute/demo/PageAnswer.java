package org.thumbnailroute.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** Answers to requests. */
final class PageAnswer {

    private PageAnswer() {}

    static void text(HttpExchange exchange, int status, String text) throws IOException {
        bytes(exchange, status, "text/plain; charset=utf-8", (text + "\n").getBytes(UTF_8));
    }

    static void json(HttpExchange exchange, Object value) throws IOException {
        bytes(exchange, 200, "application/json", PageJson.write(value).getBytes(UTF_8));
    }

    /** Reads the rest of the request first: a browser does not look at an answer while it still sends. */
    static void bytes(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
