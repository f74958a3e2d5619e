package org.thumbnailroute.doctor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** Receives what is in the dead-letter queue and shows it again at once; each message has then been received once more. */
final class DeadLetterReasons {

    private static final int BATCH = 10;

    /** So that nothing is received twice; a run that is broken off hides messages for no longer. */
    private static final int HIDDEN_SECONDS = 120;

    /** SQS lets no more than 120,000 be in work. */
    private static final int MOST = 10_000;

    private static final String ATTRIBUTE = "reason";
    private static final String BY_SQS = "without a reason, moved by SQS after their last delivery";

    private final SqsClient sqs;
    private final String url;

    DeadLetterReasons(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /** How many have which reason. */
    Map<String, Long> count() {
        Map<String, Long> reasons = new TreeMap<>();
        List<Message> received = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try {
            List<Message> some = receive();
            while (!some.isEmpty() && received.size() < MOST) {
                received.addAll(some);
                some.stream()
                        .filter(message -> seen.add(message.messageId()))
                        .forEach(message -> reasons.merge(reason(message), 1L, Long::sum));
                some = receive();
            }
        } finally {
            show(received);
        }
        return reasons;
    }

    private List<Message> receive() {
        return sqs.receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(BATCH)
                        .visibilityTimeout(HIDDEN_SECONDS)
                        .waitTimeSeconds(1)
                        .messageAttributeNames(ATTRIBUTE))
                .messages();
    }

    private static String reason(Message message) {
        return message.hasMessageAttributes() && message.messageAttributes().containsKey(ATTRIBUTE)
                ? String.valueOf(message.messageAttributes().get(ATTRIBUTE).stringValue())
                : BY_SQS;
    }

    private void show(List<Message> received) {
        for (int from = 0; from < received.size(); from += BATCH) {
            List<Message> some = received.subList(from, Math.min(received.size(), from + BATCH));
            sqs.changeMessageVisibilityBatch(change -> change.queueUrl(url)
                    .entries(some.stream()
                            .map(message -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .visibilityTimeout(0)
                                    .build())
                            .toList()));
        }
    }
}
