package org.thumbnailroute.backfill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Sends batches until SQS has taken each of their messages. */
final class Sender {

    /** Messages that SQS takes at a time. Of the longest keys they have 64 kB together; SQS takes 256 kB. */
    static final int LARGEST_BATCH = 10;

    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final SqsClient sqs;
    private final String queueUrl;
    private final Patience patience;

    Sender(SqsClient sqs, String queueUrl, Patience patience) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.patience = patience;
    }

    /** @throws SqsException if SQS refuses a message for what it is, or does not take them all in time */
    void send(List<String> bodies) {
        List<SendMessageBatchRequestEntry> left = new ArrayList<>();
        for (String body : bodies) {
            left.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(left.size()))
                    .messageBody(body)
                    .build());
        }
        patience.with(() -> {
            List<BatchResultErrorEntry> failed = sqs.sendMessageBatch(
                            send -> send.queueUrl(queueUrl).entries(left))
                    .failed();
            Set<String> ids = failed.stream().map(BatchResultErrorEntry::id).collect(Collectors.toSet());
            left.removeIf(entry -> !ids.contains(entry.id()));
            return requireNone(failed);
        });
    }

    /** Fails as the whole request would have; what can never be taken goes first. */
    private static boolean requireNone(List<BatchResultErrorEntry> failed) {
        failed.stream().min(Comparator.comparing(Sender::mayPass)).ifPresent(error -> {
            throw failure(error);
        });
        return true;
    }

    private static AwsServiceException failure(BatchResultErrorEntry error) {
        return SqsException.builder()
                .statusCode(mayPass(error) ? UNAVAILABLE : BAD_REQUEST)
                .message("SQS refuses a message: %s: %s".formatted(error.code(), error.message()))
                .build();
    }

    /** SQS says of its throttling, too, that the sender is at fault. */
    private static boolean mayPass(BatchResultErrorEntry error) {
        return !Boolean.TRUE.equals(error.senderFault())
                || String.valueOf(error.code()).contains("Throttl");
    }
}
