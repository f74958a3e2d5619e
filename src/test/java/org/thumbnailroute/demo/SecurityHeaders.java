package org.thumbnailroute.demo;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;

/** Whatever a key, an error or a picture may hold, the browser runs no script but ours and asks no other server. */
final class SecurityHeaders extends Filter {

    private final String contentSecurity;

    /** @param s3 where the links to thumbnails lead */
    SecurityHeaders(URI s3) {
        contentSecurity = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                + "img-src 'self' " + s3 + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                + "require-trusted-types-for 'script'";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", contentSecurity);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-store");
        chain.doFilter(exchange);
    }

    @Override
    public String description() {
        return "security headers";
    }
}
