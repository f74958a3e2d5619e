package org.thumbnailroute.local;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A queue that listens to a topic, to all of it or what a policy lets through, raw or in envelopes. */
record Subscription(String arn, String queueArn, String queueUrl, boolean raw, FilterPolicy policy, SqsClient sqs) {
    void deliver(Published message) {
        if (!policy.accepts(message.attributes(), message.types())) {
            return;
        }
        String text = message.textFor("sqs");
        if (raw) {
            sqs.sendMessage(send -> send.queueUrl(queueUrl).messageBody(text).messageAttributes(attributes(message)));
        } else {
            String envelope = SnsEnvelope.of(
                    message.topicArn(),
                    message.messageId(),
                    message.subject(),
                    text,
                    message.attributes(),
                    message.types());
            sqs.sendMessage(send -> send.queueUrl(queueUrl).messageBody(envelope));
        }
    }

    Subscription with(FilterPolicy other) {
        return new Subscription(arn, queueArn, queueUrl, raw, other, sqs);
    }

    private static Map<String, MessageAttributeValue> attributes(Published message) {
        return message.attributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> MessageAttributeValue.builder()
                        .dataType(message.types().get(attribute.getKey()))
                        .stringValue(attribute.getValue())
                        .build()));
    }
}
