package org.thumbnailroute.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.demo.DemoOutcome.Announced;
import org.thumbnailroute.demo.DemoOutcome.Failed;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.local.Stack;
import software.amazon.awssdk.services.sqs.model.Message;

/** What the route answers to uploads: announcements on the topic, rejections in the dead-letter queue. */
final class Answers {

    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new SimpleModule().addDeserializer(Instant.class, new Iso8601()));
    private static final int HIDDEN_SECONDS = 43_200;

    private final LocalAws aws;
    private final Stack stack;
    private int announcementsRead;

    Answers(LocalAws aws, Stack stack) {
        this.aws = aws;
        this.stack = stack;
    }

    /** Those that came since the last call, by the key of the original. */
    Map<String, DemoOutcome> next() {
        Map<String, DemoOutcome> answers = new HashMap<>();
        List<Published> published = aws.topics().published(stack.topicArn());
        published.stream()
                .skip(announcementsRead)
                .filter(Published::isOfThumbnails)
                .map(Answers::announced)
                .forEach(announced -> answers.put(announced.document().source().key(), announced));
        announcementsRead = published.size();
        parked().forEach(message -> answers.put(keyOf(message), failed(message)));
        return answers;
    }

    private static Announced announced(Published message) {
        try {
            JsonNode document = JSON.readTree(message.textFor("sqs"));
            return new Announced(
                    Objects.requireNonNullElse(message.subject(), ""),
                    message.textFor("email"),
                    document.toPrettyString(),
                    JSON.treeToValue(document, Announcement.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("programs were sent what they cannot read: " + message, e);
        }
    }

    /** Not deleted, only hidden from the next call: what is parked is there for a person to look at. */
    private List<Message> parked() {
        return aws.sqs()
                .receiveMessage(receive -> receive.queueUrl(stack.deadLetterQueueUrl())
                        .messageAttributeNames("All")
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(HIDDEN_SECONDS))
                .messages();
    }

    private static String keyOf(Message parked) {
        try {
            return JSON.readTree(parked.body()).at("/detail/object/key").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the local S3 sent an event that is not JSON: " + parked.body(), e);
        }
    }

    private static Failed failed(Message parked) {
        return new Failed(
                attribute(parked, "reason", "gave-up"),
                attribute(parked, "error", "it failed every time that SQS delivered it"));
    }

    /** Only the route says why; messages that SQS itself moved, after too many deliveries, carry no attributes. */
    private static String attribute(Message parked, String name, String otherwise) {
        var value = parked.messageAttributes().get(name);
        return value == null ? otherwise : value.stringValue();
    }

    private static final class Iso8601 extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        Iso8601() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }
    }
}
