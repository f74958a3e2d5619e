package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * AWS's JSON protocol: the action stands in a header, everything else in the body.
 *
 * @param version 1.0 or 1.1, which each service chooses
 */
record JsonProtocol(String service, String version, CallLog calls) {

    record Answer(int status, String json) {}

    /**
     * Writes the request down and answers it.
     *
     * @param resource what a request is about
     * @param answers to an action and its request
     */
    void handle(
            HttpExchange exchange, Function<JsonNode, String> resource, BiFunction<String, JsonNode, Answer> answers)
            throws IOException {
        try (exchange) {
            JsonNode request = Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String action = action(exchange);
            calls.addSigned(
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new Call(service, action, resource.apply(request)));
            Answer answer = answers.apply(action, request);
            byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-" + version);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    static String action(HttpExchange exchange) {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        return target.substring(target.indexOf('.') + 1);
    }
}
