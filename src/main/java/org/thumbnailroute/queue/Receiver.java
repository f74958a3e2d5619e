package org.thumbnailroute.queue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** The requests of a {@link Prefetch} to SQS: receives messages, and returns those that nobody took. */
final class Receiver {

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    /** How long a request takes beside the wait that it asks for; one that takes longer hangs, and is not waited for. */
    private static final Duration REQUEST = Duration.ofSeconds(1);

    private final SqsClient sqs;
    private final ReceiveMessageRequest request;
    private final Polls polls;

    Receiver(SqsClient sqs, ReceiveMessageRequest request, Polls polls) {
        this.sqs = sqs;
        this.request = request;
        this.polls = polls;
    }

    /** How long a request that does not hang can take. */
    Duration longest() {
        return REQUEST.plusSeconds(waitSeconds());
    }

    List<Message> receive(int most) {
        // at the start and after a failure nobody should have to wait to know whether SQS answers
        int wait = polls.areAnswered() ? waitSeconds() : 0;
        polls.began(Duration.ofSeconds(wait));
        try {
            ReceiveMessageRequest poll = request.toBuilder()
                    .maxNumberOfMessages(most)
                    .waitTimeSeconds(wait)
                    .build();
            List<Message> messages = sqs.receiveMessage(poll).messages();
            polls.answered();
            polls.brought(messages.size());
            return messages;
        } catch (RuntimeException | Error e) {
            polls.failed();
            throw e;
        }
    }

    /** Makes messages visible to all workers again, if there are any. Never fails. */
    void giveBack(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        try {
            sqs.changeMessageVisibilityBatch(
                    change -> change.queueUrl(request.queueUrl()).entries(visibleNow(messages)));
            polls.gaveBack(messages.size());
        } catch (RuntimeException | Error e) {
            LOG.debug("{} messages come again only after their visibility timeout", messages.size(), e);
        }
    }

    private static List<ChangeMessageVisibilityBatchRequestEntry> visibleNow(List<Message> messages) {
        return IntStream.range(0, messages.size())
                .mapToObj(i -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .visibilityTimeout(0)
                        .build())
                .toList();
    }

    private int waitSeconds() {
        Integer wait = request.waitTimeSeconds();
        return wait == null ? 0 : wait;
    }
}
