package org.thumbnailroute.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The page's own files, from the class path. */
final class StaticFiles implements HttpHandler {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.equals("/") ? "page.html" : path.substring(1);
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
        // no name with a slash: only what lies beside this class
        boolean isOurs = !type.isEmpty() && !name.contains("/");
        try (exchange;
                InputStream file = isOurs ? getClass().getResourceAsStream(name) : null) {
            if (file == null) {
                PageAnswer.text(exchange, 404, "not found");
            } else {
                PageAnswer.bytes(exchange, 200, type, file.readAllBytes());
            }
        }
    }
}
