package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Stands before SQS for the workers: writes down what they ask for, and lets it go wrong. */
final class SqsRelay implements AutoCloseable {
    private record Answer(int status, Map<String, List<String>> headers, String body) {}

    /** Not to be passed on: each side of the relay has its own. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    private static final int NO_BODY = -1;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI sqs;
    private final SqsFaults faults;
    private final QueueAttributes attributes;
    private final CallLog calls;
    private final HttpEndpoint endpoint;

    private SqsRelay(URI sqs, SqsFaults faults, QueueAttributes attributes, CallLog calls) {
        this.sqs = sqs;
        this.faults = faults;
        this.attributes = attributes;
        this.calls = calls;
        this.endpoint = HttpEndpoint.start(this::handle);
    }

    static SqsRelay start(URI sqs, SqsFaults faults, QueueAttributes attributes, CallLog calls) {
        return new SqsRelay(sqs, faults, attributes, calls);
    }

    /** Queue URLs lead past it, but the SDK takes the queue's name from them, not the address. */
    URI endpoint() {
        return endpoint.uri();
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = text(exchange.getRequestBody());
            String action = JsonProtocol.action(exchange);
            calls.addSigned(
                    exchange.getRequestHeaders().getFirst("Authorization"), new Call("sqs", action, queue(body)));
            boolean waits = Json.parse(body).path("WaitTimeSeconds").asInt() > 0;
            Answer answer = answer(faults.take(action, queue(body), waits), () -> forward(exchange, body));
            answer.headers.forEach(exchange.getResponseHeaders()::put);
            String text = action.equals("GetQueueAttributes") && answer.status == 200
                    ? attributes.addTo(answer.body, queue(body), Json.parse(body))
                    : answer.body;
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? NO_BODY : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        } catch (LostAnswer asItIs) {
            // closed by now
        }
    }

    private static Answer answer(Fault fault, Supplier<Answer> service) {
        try {
            return fault.around(service);
        } catch (SqsError error) {
            return new Answer(
                    error.status(), Map.of("Content-Type", List.of("application/x-amz-json-1.0")), error.json());
        }
    }

    private Answer forward(HttpExchange exchange, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sqs.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body));
        endToEnd(exchange.getRequestHeaders())
                .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), endToEnd(answer.headers().map()), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("closed while SQS was asked", e);
        }
    }

    private static Map<String, List<String>> endToEnd(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> !OF_THE_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String queue(String body) {
        JsonNode request = Json.parse(body);
        String url = request.path("QueueUrl").asText();
        String name = url.isEmpty() ? request.path("QueueName").asText(Call.NO_RESOURCE) : url;
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
