package org.thumbnailroute.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.sqs.model.Message;

/** The event with which Lambda hands over received messages, and the answer to it. */
final class SqsRecords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SqsRecords() {}

    static String event(List<Message> messages) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : messages) {
            ObjectNode record = records.addObject()
                    .put("messageId", message.messageId())
                    .put("receiptHandle", message.receiptHandle())
                    .put("body", message.body())
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:uploads")
                    .put("awsRegion", "us-east-1");
            ObjectNode attributes = record.putObject("attributes");
            message.attributesAsStrings().forEach(attributes::put);
            record.putObject("messageAttributes");
        }
        return event.toString();
    }

    /** The ids of the messages that the answer asks for again. */
    static Set<String> failures(String answer) throws JsonProcessingException {
        Set<String> ids = new TreeSet<>();
        for (JsonNode failure : JSON.readTree(answer).path("batchItemFailures")) {
            ids.add(failure.path("itemIdentifier").asText());
        }
        return ids;
    }
}
