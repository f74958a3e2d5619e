package org.thumbnailroute.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** When messages are received, handed out and given back. */
class PrefetchTest extends BatchedQueue {

    /** However long the visibility time-out is: other workers may have time for it. */
    @Test
    void givesBackAfterSecondsWhatNobodyAsksFor() {
        int longest = (int) Duration.ofHours(12).toSeconds();
        SqsClient sqs = new BatchingSqsClient(plainClient(), Duration.ofSeconds(longest), () -> true, polls);
        clients.add(sqs);
        send(3);
        receive(sqs, longest);
        receive(sqs, longest);

        await().until(() -> calls("ChangeMessageVisibilityBatch") == 1);
        assertEquals(2, hidden());
    }

    /** A worker on an empty queue knows at once that SQS answers. */
    @Test
    void theFirstPollAndThoseAfterAFailureDoNotWait() {
        SqsClient sqs = client(LONG);
        aws.sqsFaults().hangLongPolls(Duration.ofMinutes(1));

        assertEquals(List.of(), receive(sqs, LONG));
        assertTrue(polls.areAnswered());
        aws.sqsFaults().failNext("ReceiveMessage", 1, 500);
        assertThrows(SqsException.class, () -> receive(sqs, LONG, 0));
        assertFalse(polls.areAnswered());

        assertEquals(List.of(), receive(sqs, LONG));
        assertTrue(polls.areAnswered());
    }

    @Test
    void givesBackWhatNobodyAsksFor() {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        polls.setListener(sizes::add);
        SqsClient sqs = client(SHORT);
        send(7);
        // 1, 2 and one of 4
        for (int i = 0; i < 4; i++) {
            delete(sqs, receive(sqs, SHORT).get(0));
        }
        assertEquals(3, calls("ReceiveMessage"));

        await().until(() -> polls.returned() == 3);
        assertEquals(1, calls("ChangeMessageVisibilityBatch"));
        assertEquals(List.of(1, 2, 4), sizes);

        Set<String> again = new HashSet<>();
        aws.calls().clear();
        for (int i = 0; i < 3; i++) {
            Message message = receive(sqs, SHORT).get(0);
            again.add(message.messageId());
            assertEquals("2", message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
        }
        assertEquals(3, again.size());
        assertEquals(2, calls("ReceiveMessage"), "one, then two");
    }

    /** So that it is not the same message that is given back each time. */
    @Test
    void handsOutFirstWhatWasDeliveredMostOften() {
        SqsClient sqs = client(LONG);
        send(1);
        receive(sqs, LONG);
        send(2);
        // shown again at once, and behind the other
        String again = aws.sqs()
                .receiveMessage(receive -> receive.queueUrl(stack.queueUrl()).visibilityTimeout(0))
                .messages()
                .get(0)
                .messageId();

        assertEquals(again, receive(sqs, LONG).get(0).messageId());
        assertEquals(2, calls("ReceiveMessage"), "both came together");
        assertEquals(3, hidden());
    }

    @Test
    void receivesOneAtATimeWhileNotAllIsWell() {
        SqsClient sqs = client(LONG);
        send(9);
        for (int i = 0; i < 3; i++) {
            receive(sqs, LONG);
        }
        assertEquals(2, calls("ReceiveMessage"));
        allIsWell = false;
        for (int i = 0; i < 4; i++) {
            receive(sqs, LONG);
        }
        assertEquals(6, calls("ReceiveMessage"));
        assertEquals(7, hidden(), "none is hidden for later");
    }

    @Test
    void whatOneWorkerHoldsTooLongAnotherGets() {
        SqsClient busy = client(SHORT);
        SqsClient idle = client(SHORT);
        send(7);
        for (int i = 0; i < 4; i++) {
            delete(busy, receive(busy, SHORT).get(0));
        }

        for (int i = 0; i < 3; i++) {
            delete(idle, receiveSome(idle));
        }
        await().until(() -> aws.messages(stack.queueUrl()) == 0);
    }
}
