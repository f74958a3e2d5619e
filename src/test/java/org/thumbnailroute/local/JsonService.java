package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A service of AWS that speaks its JSON protocol. */
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
    private final HttpEndpoint endpoint;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    JsonService(String name, CallLog calls) {
        this.name = name;
        JsonProtocol protocol = new JsonProtocol(name, "1.1", calls);
        this.endpoint = HttpEndpoint.start(exchange -> protocol.handle(exchange, this::resource, this::safely));
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

    private JsonProtocol.Answer safely(String action, JsonNode request) {
        try {
            return new JsonProtocol.Answer(
                    200, answerUnlessRefused(action, request).toString());
        } catch (Refusal refusal) {
            return new JsonProtocol.Answer(
                    400,
                    Json.object()
                            .put("__type", refusal.code)
                            .put("message", refusal.getMessage())
                            .toString());
        }
    }

    private JsonNode answerUnlessRefused(String action, JsonNode request) {
        if (refused.contains(action)) {
            throw new Refusal("AccessDeniedException", "not authorized to perform " + name + ":" + action);
        }
        return answer(action, request);
    }
}
