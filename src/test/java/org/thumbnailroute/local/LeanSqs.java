package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * SQS for measurements: what workers ask a standard queue for, at a tenth of the CPU of {@link LocalSqs}, which shares the
 * cores with what is measured. Without attributes of messages, delays and moves.
 */
final class LeanSqs implements SqsService {
    private static final int DEFAULT_VISIBILITY = 30;

    private final Map<String, LeanQueue> queues = new ConcurrentHashMap<>();
    private final HttpEndpoint endpoint;

    private LeanSqs(CallLog calls) {
        JsonProtocol protocol = new JsonProtocol("sqs", "1.0", calls);
        this.endpoint = HttpEndpoint.start(exchange -> protocol.handle(exchange, LeanSqs::name, this::safely));
    }

    static LeanSqs start(CallLog calls) {
        return new LeanSqs(calls);
    }

    @Override
    public URI workersEndpoint() {
        return endpoint.uri();
    }

    @Override
    public URI testsEndpoint() {
        return endpoint.uri();
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private JsonProtocol.Answer safely(String action, JsonNode request) {
        try {
            return new JsonProtocol.Answer(200, answer(action, request).toString());
        } catch (SqsError error) {
            return new JsonProtocol.Answer(error.status(), error.json());
        }
    }

    private ObjectNode answer(String action, JsonNode request) {
        return switch (action) {
            case "CreateQueue" -> create(request);
            case "DeleteQueue" -> {
                queues.remove(name(request));
                yield Json.object();
            }
            case "GetQueueUrl" -> url(queue(request));
            case "GetQueueAttributes" -> attributes(queue(request), request);
            case "SendMessage" -> send(queue(request), request);
            case "SendMessageBatch" -> batch(request, entry -> send(queue(request), entry));
            case "ReceiveMessage" -> receive(request);
            case "DeleteMessage" -> delete(queue(request), request);
            case "DeleteMessageBatch" -> batch(request, entry -> delete(queue(request), entry));
            case "ChangeMessageVisibility" -> hide(queue(request), request);
            case "ChangeMessageVisibilityBatch" -> batch(request, entry -> hide(queue(request), entry));
            default -> throw new SqsError(400, "UnsupportedOperation", action);
        };
    }

    private ObjectNode create(JsonNode request) {
        JsonNode redrive = Json.parse(request.at("/Attributes/RedrivePolicy").asText());
        String arn = redrive.path("deadLetterTargetArn").asText();
        String deadLetters = arn.substring(arn.lastIndexOf(':') + 1);
        int maxReceiveCount = redrive.path("maxReceiveCount").asInt(Integer.MAX_VALUE);
        LeanQueue queue = new LeanQueue(
                name(request), maxReceiveCount, body -> queue(deadLetters).send(body));
        queues.putIfAbsent(queue.name(), queue);
        return url(queue);
    }

    private ObjectNode url(LeanQueue queue) {
        return Json.object().put("QueueUrl", endpoint.uri() + "/" + LocalAws.ACCOUNT + "/" + queue.name());
    }

    private static ObjectNode attributes(LeanQueue queue, JsonNode request) {
        Map<String, String> all = Map.of(
                "QueueArn", LocalSqs.arn(queue.name()),
                "VisibilityTimeout", Integer.toString(DEFAULT_VISIBILITY),
                "ApproximateNumberOfMessages", Integer.toString(queue.waiting()),
                "ApproximateNumberOfMessagesNotVisible", Integer.toString(queue.hidden()));
        ObjectNode answer = Json.object();
        ObjectNode attributes = answer.putObject("Attributes");
        for (JsonNode asked : request.path("AttributeNames")) {
            String name = asked.asText();
            all.forEach((known, value) -> {
                if (name.equals("All") || name.equals(known)) {
                    attributes.put(known, value);
                }
            });
        }
        return answer;
    }

    private static ObjectNode send(LeanQueue queue, JsonNode message) {
        LeanMessage sent = queue.send(message.path("MessageBody").asText());
        return Json.object().put("MessageId", sent.id()).put("MD5OfMessageBody", sent.md5());
    }

    private ObjectNode receive(JsonNode request) {
        List<LeanMessage> messages = queue(request)
                .receive(
                        request.path("MaxNumberOfMessages").asInt(1),
                        Duration.ofSeconds(request.path("WaitTimeSeconds").asInt(0)),
                        Duration.ofSeconds(request.path("VisibilityTimeout").asInt(DEFAULT_VISIBILITY)));
        ObjectNode answer = Json.object();
        if (!messages.isEmpty()) {
            ArrayNode array = answer.putArray("Messages");
            messages.forEach(message -> message.describe(array.addObject()));
        }
        return answer;
    }

    private static ObjectNode delete(LeanQueue queue, JsonNode request) {
        queue.delete(request.path("ReceiptHandle").asText());
        return Json.object();
    }

    private static ObjectNode hide(LeanQueue queue, JsonNode request) {
        queue.hide(
                request.path("ReceiptHandle").asText(),
                Duration.ofSeconds(request.path("VisibilityTimeout").asInt()));
        return Json.object();
    }

    private static ObjectNode batch(JsonNode request, Function<JsonNode, ObjectNode> one) {
        ObjectNode answer = Json.object();
        ArrayNode successful = answer.putArray("Successful");
        answer.putArray("Failed");
        request.path("Entries")
                .forEach(entry -> successful.add(
                        one.apply(entry).put("Id", entry.path("Id").asText())));
        return answer;
    }

    private LeanQueue queue(JsonNode request) {
        return queue(name(request));
    }

    private LeanQueue queue(String name) {
        LeanQueue queue = queues.get(name);
        if (queue == null) {
            throw new SqsError(400, "QueueDoesNotExist", "The specified queue does not exist.");
        }
        return queue;
    }

    private static String name(JsonNode request) {
        String url = request.path("QueueUrl").asText();
        String name = url.isEmpty() ? request.path("QueueName").asText(Call.NO_RESOURCE) : url;
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
