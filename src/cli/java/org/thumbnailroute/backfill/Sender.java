package org.thumbnailroute.backfill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thumbnailroute.text.Printable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends batches until SQS has taken each of their messages. */
final class Sender {

    /** Messages that SQS takes at a time. Of the longest keys they have 40 kB together; SQS takes 256 kB. */
    static final int LARGEST_BATCH = 10;

    private final SqsClient sqs;
    private final String queueUrl;
    private final Patience patience;

    Sender(SqsClient sqs, String queueUrl, Patience patience) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.patience = patience;
    }

    /** @throws IllegalStateException if SQS refuses a message for what it is */
    void send(List<String> bodies) {
        List<SendMessageBatchRequestEntry> left = IntStream.range(0, bodies.size())
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(bodies.get(i))
                        .build())
                .toList();
        Duration pause = patience.firstPause();
        while (true) {
            left = refused(left);
            if (left.isEmpty()) {
                return;
            }
            pause = patience.pauseAfter(pause);
        }
    }

    /** Those that SQS could not take just now. */
    private List<SendMessageBatchRequestEntry> refused(List<SendMessageBatchRequestEntry> entries) {
        List<BatchResultErrorEntry> failed = patience.with(() ->
                        sqs.sendMessageBatch(send -> send.queueUrl(queueUrl).entries(entries)))
                .failed();
        Map<String, BatchResultErrorEntry> byId =
                failed.stream().collect(Collectors.toMap(BatchResultErrorEntry::id, entry -> entry));
        List<SendMessageBatchRequestEntry> refused = new ArrayList<>();
        for (SendMessageBatchRequestEntry entry : entries) {
            BatchResultErrorEntry error = byId.get(entry.id());
            if (error != null && Boolean.TRUE.equals(error.senderFault())) {
                throw new IllegalStateException("SQS refuses a message: %s %s: %s"
                        .formatted(error.code(), error.message(), Printable.of(entry.messageBody())));
            }
            if (error != null) {
                refused.add(entry);
            }
        }
        return refused;
    }
}
