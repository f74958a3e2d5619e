package org.thumbnailroute.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * STS: a stand-in that takes all credentials, says that they are {@link #CALLER}'s, and lets everybody assume every role, by
 * AssumeRole or AssumeRoleWithWebIdentity.
 */
public final class LocalSts implements AutoCloseable {

    public static final String SESSION_TOKEN = "session-token";

    public static final String CALLER = "arn:aws:sts::%s:assumed-role/worker/session".formatted(LocalAws.ACCOUNT);

    private final Instant end;
    private final CallLog calls;
    private final HttpEndpoint endpoint;
    private volatile Optional<SnsError> refusal = Optional.empty();

    private LocalSts(Instant end, CallLog calls) {
        this.end = end;
        this.calls = calls;
        this.endpoint = HttpEndpoint.start(this::handle);
    }

    /**
     * Starts it.
     *
     * @param end of the credentials that it gives, which are those of {@link LocalAws} and a token
     */
    public static LocalSts start(Instant end) {
        return new LocalSts(end, new CallLog(false));
    }

    static LocalSts start(CallLog calls) {
        return new LocalSts(Instant.now().plus(Duration.ofHours(1)), calls);
    }

    public URI endpoint() {
        return endpoint.uri();
    }

    /** From now on it refuses all credentials, until {@link #heal}: with ExpiredToken, for example. */
    public void refuseAll(String code) {
        refusal = Optional.of(new SnsError(403, code, "asked for by the test"));
    }

    /** Takes all credentials again. */
    public void heal() {
        refusal = Optional.empty();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            SnsQuery query = SnsQuery.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            String action = query.required("Action");
            calls.addSigned(
                    exchange.getRequestHeaders().getFirst("Authorization"), new Call("sts", action, Call.NO_RESOURCE));
            Optional<SnsError> error = refusal;
            byte[] answer =
                    error.map(SnsError::xml).orElseGet(() -> answer(action)).getBytes(UTF_8);
            exchange.sendResponseHeaders(error.map(SnsError::status).orElse(200), answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String answer(String action) {
        return action.equals("GetCallerIdentity")
                ? """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                <Arn>%s</Arn><UserId>AROA:session</UserId><Account>%s</Account>
                </GetCallerIdentityResult></GetCallerIdentityResponse>\
                """.formatted(CALLER, LocalAws.ACCOUNT)
                : """
                <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult><Credentials>
                <AccessKeyId>%2$s</AccessKeyId><SecretAccessKey>%3$s</SecretAccessKey>
                <SessionToken>%4$s</SessionToken><Expiration>%5$s</Expiration>
                </Credentials></%1$sResult></%1$sResponse>\
                """.formatted(action, LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY, SESSION_TOKEN, end);
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
