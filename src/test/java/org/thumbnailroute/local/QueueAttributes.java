package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Attributes of queues that ElasticMQ does not know, such as retention, policy and encryption: what a test says of them. */
public final class QueueAttributes {
    private final Map<String, Map<String, String>> byQueue = new ConcurrentHashMap<>();

    /** From now on SQS tells this of the queue, and does nothing more about it. */
    public void set(String queue, QueueAttributeName attribute, String value) {
        byQueue.computeIfAbsent(queue, name -> new ConcurrentHashMap<>()).put(attribute.toString(), value);
    }

    /** From now on SQS does not tell this of the queue. */
    public void remove(String queue, QueueAttributeName attribute) {
        set(queue, attribute, "");
    }

    /** The answer to GetQueueAttributes with these in it. */
    String addTo(String answer, String queue, JsonNode request) {
        if (!byQueue.containsKey(queue) || !(Json.parse(answer) instanceof ObjectNode told)) {
            return answer;
        }
        ObjectNode attributes = told.withObject("/Attributes");
        new TreeMap<>(byQueue.get(queue)).forEach((name, value) -> {
            if (value.isEmpty()) {
                attributes.remove(name);
            } else if (isAsked(request, name)) {
                attributes.put(name, value);
            }
        });
        return told.toString();
    }

    private static boolean isAsked(JsonNode request, String name) {
        for (JsonNode asked : request.path("AttributeNames")) {
            if (asked.asText().equals("All") || asked.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
