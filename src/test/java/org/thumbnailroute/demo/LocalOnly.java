package org.thumbnailroute.demo;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Lets only this machine's own page in. The server listens on the loopback address, but pages of other sites run in the
 * same browser: they could send a POST, or give their own host name the address 127.0.0.1 and read everything.
 */
final class LocalOnly extends Filter {

    private final int port;

    LocalOnly(int port) {
        this.port = port;
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        Set<String> hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        List<String> host = headers.getOrDefault("Host", List.of());
        if (host.size() != 1 || !hosts.contains(host.get(0))) {
            PageAnswer.text(exchange, 403, "This server answers at http://127.0.0.1:%d/ only.".formatted(port));
        } else if (changesSomething(exchange)
                && !List.of("http://" + host.get(0)).equals(headers.get("Origin"))) {
            PageAnswer.text(exchange, 403, "Only the demo's own page may do this.");
        } else {
            chain.doFilter(exchange);
        }
    }

    private static boolean changesSomething(HttpExchange exchange) {
        return !exchange.getRequestMethod().equals("GET");
    }

    @Override
    public String description() {
        return "the demo's own page only";
    }
}
