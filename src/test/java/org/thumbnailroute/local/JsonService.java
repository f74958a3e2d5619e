package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A service of AWS that speaks its JSON protocol: the action stands in a header. */
abstract class JsonService implements AutoCloseable {
    /** The service says no. */
    static final class Refusal extends RuntimeException {
        private final String code;

        Refusal(String code, String message) {
            super(message);
            this.code = code;
        }
    }

    private final String name;
    private final CallLog calls;
    private final HttpEndpoint endpoint;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    JsonService(String name, CallLog calls) {
        this.name = name;
        this.calls = calls;
        this.endpoint = HttpEndpoint.start(this::handle);
    }

    /** @throws Refusal to answer with an error */
    abstract JsonNode answer(String action, JsonNode request);

    /** The name of what is asked about; "*" for nothing in particular. */
    abstract String resource(JsonNode request);

    /** From now on the action is denied. */
    public void refuse(String action) {
        refused.add(action);
    }

    /** Nothing is denied any more; what was made stays. */
    public void heal() {
        refused.clear();
    }

    URI endpoint() {
        return endpoint.uri();
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            String action = target.substring(target.indexOf('.') + 1);
            calls.addSigned(
                    exchange.getRequestHeaders().getFirst("Authorization"), new Call(name, action, resource(request)));
            int status = 200;
            JsonNode answer;
            try {
                answer = answerUnlessRefused(action, request);
            } catch (Refusal refusal) {
                status = 400;
                answer = Json.object().put("__type", refusal.code).put("message", refusal.getMessage());
            }
            byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private JsonNode answerUnlessRefused(String action, JsonNode request) {
        if (refused.contains(action)) {
            throw new Refusal("AccessDeniedException", "not authorized to perform " + name + ":" + action);
        }
        return answer(action, request);
    }
}
