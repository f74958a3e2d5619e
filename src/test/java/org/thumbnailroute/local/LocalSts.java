package org.thumbnailroute.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;

/** STS: a stand-in that lets everybody assume every role, by AssumeRole or AssumeRoleWithWebIdentity. */
public final class LocalSts implements AutoCloseable {

    public static final String SESSION_TOKEN = "session-token";

    private final Instant end;
    private final HttpEndpoint endpoint;

    private LocalSts(Instant end) {
        this.end = end;
        this.endpoint = HttpEndpoint.start(this::handle);
    }

    /**
     * Starts it.
     *
     * @param end of the credentials that it gives, which are those of {@link LocalAws} and a token
     */
    public static LocalSts start(Instant end) {
        return new LocalSts(end);
    }

    public URI endpoint() {
        return endpoint.uri();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            SnsQuery query = SnsQuery.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = answer(query.required("Action")).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String answer(String action) {
        return """
                <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult><Credentials>
                <AccessKeyId>%2$s</AccessKeyId><SecretAccessKey>%3$s</SecretAccessKey>
                <SessionToken>%4$s</SessionToken><Expiration>%5$s</Expiration>
                </Credentials></%1$sResult></%1$sResponse>""".formatted(action, LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY, SESSION_TOKEN, end);
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
