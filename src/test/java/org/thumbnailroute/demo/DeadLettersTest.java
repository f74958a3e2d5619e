package org.thumbnailroute.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.SharedAws;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Looking at the dead-letter queue, and redriving, on a real SQS without a route. */
class DeadLettersTest {

    private final LocalAws aws = SharedAws.get();
    private final Stack stack;
    private final DeadLetters deadLetters;

    DeadLettersTest(TestInfo test) {
        stack = aws.createStack(test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT), 3);
        deadLetters = letters(aws.sqs());
    }

    @AfterEach
    void heal() {
        aws.sqsFaults().heal();
    }

    @Test
    void looksAtAllAndHidesNone() {
        park(25);
        assertEquals(25, deadLetters.list().size());
        assertEquals(new QueueCounts(25, 0), QueueCounts.of(aws.sqs(), stack.deadLetterQueueUrl()));
        DeadLetter first = deadLetters.list().get(0);
        assertEquals(
                "corrupt-image, row 3, upload it again", first.reason() + ", " + first.error() + ", " + first.advice());
    }

    @Test
    void redrivesOneWithAllThatBelongsToIt() {
        park(12);
        DeadLetter one = deadLetters.list().get(11);
        assertEquals(1, deadLetters.redrive(one.id()));
        assertEquals(0, deadLetters.redrive(one.id()), "it is gone");
        assertEquals(11, deadLetters.list().size());
        var message = aws.sqs()
                .receiveMessage(receive -> receive.queueUrl(stack.queueUrl()).messageAttributeNames("All"))
                .messages()
                .get(0);
        assertEquals(one.event(), PageJson.read(message.body()).orElseThrow());
        assertEquals(text("corrupt-image"), message.messageAttributes().get("reason"));
    }

    @Test
    void redrivesAll() {
        park(25);
        assertEquals(25, deadLetters.redriveAll());
        assertEquals(List.of(), deadLetters.list());
        assertEquals(25, aws.messages(stack.queueUrl()));
    }

    @Test
    void keepsAMessageThatCouldNotBeSent() {
        park(3);
        aws.sqsFaults().deny("SendMessage", stack.queue());
        try (SqsClient failing = workersClient()) {
            assertThrows(SqsException.class, () -> letters(failing).redriveAll());
        }
        assertEquals(3, deadLetters.list().size());
        assertEquals(0, aws.messages(stack.queueUrl()));
    }

    @Test
    void losesNothingBetweenTheTwoQueues() {
        park(3);
        aws.sqsFaults().deny("DeleteMessage", stack.deadLetterQueue());
        try (SqsClient failing = workersClient()) {
            assertThrows(SqsException.class, () -> letters(failing).redriveAll());
        }
        assertEquals(3, deadLetters.list().size());
        assertEquals(1, aws.messages(stack.queueUrl()), "sent, and kept as well");
    }

    private void park(int messages) {
        Map<String, MessageAttributeValue> attributes = Map.of(
                "reason", text("corrupt-image"), "error", text("row 3"), "failed-at", text("2026-11-27T10:00:00Z"));
        IntStream.range(0, messages)
                .forEach(i -> aws.sqs().sendMessage(send -> send.queueUrl(stack.deadLetterQueueUrl())
                        .messageBody("{\"detail\": {\"object\": {\"key\": \"%d.jpg\"}}}".formatted(i))
                        .messageAttributes(attributes)));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private DeadLetters letters(SqsClient sqs) {
        return new DeadLetters(sqs, stack, new Board());
    }

    /** One that meets faults; the region and the credentials are in the system properties. */
    private SqsClient workersClient() {
        return SqsClient.builder().endpointOverride(aws.sqsEndpoint()).build();
    }
}
