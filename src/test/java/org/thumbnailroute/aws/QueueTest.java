package org.thumbnailroute.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.queue.Polls;
import org.thumbnailroute.route.LogCapture;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.ShippedSettings;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the source queue's redrive policy does to messages is known at the start, and said where it is of no use. */
class QueueTest {

    private final LocalAws aws = SharedAws.get();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void warnsOfARedrivePolicyThatParksTooSoon(int maxReceiveCount) {
        String name = "few-deliveries-" + maxReceiveCount;
        aws.createStack(name, maxReceiveCount);
        try (LogCapture log = LogCapture.open()) {
            assertEquals(OptionalInt.of(maxReceiveCount), source(name).maxReceiveCount());

            assertEquals(
                    List.of(("queue %s has a maxReceiveCount of %d: a short outage or a killed worker can send uploads"
                                    + " to the dead-letter queue; give it 5 or more")
                            .formatted(name, maxReceiveCount)),
                    warnings(log));
        }
    }

    /** Each that nobody has time for would be one delivery nearer to the dead-letter queue. */
    @Test
    void prefetchesNothingWhereDeliveriesAreFew() {
        String name = "no-prefetch";
        Stack stack = aws.createStack(name, 2);
        IntStream.range(0, 8).forEach(i -> aws.sqs()
                .sendMessage(send -> send.queueUrl(stack.queueUrl()).messageBody("m" + i)));
        try (SqsClient sqs = AwsClients.sqs(
                ShippedSettings.with("thumbnail.visibility-timeout-seconds", "600"), () -> true, new Polls())) {
            Queue.source(sqs, ShippedSettings.with("thumbnail.queue", name));
            for (int i = 0; i < 8; i++) {
                assertEquals(1, receiveOne(sqs, stack).size());
                assertEquals(Integer.toString(i + 1), inWork(stack));
            }
        }
    }

    private static List<Message> receiveOne(SqsClient sqs, Stack stack) {
        return sqs.receiveMessage(receive -> receive.queueUrl(stack.queueUrl())
                        .maxNumberOfMessages(1)
                        .visibilityTimeout(600))
                .messages();
    }

    private String inWork(Stack stack) {
        QueueAttributeName inWork = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        return aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(stack.queueUrl()).attributeNames(inWork))
                .attributes()
                .getOrDefault(inWork, "not told");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 1000})
    void saysNothingOfEnoughDeliveries(int maxReceiveCount) {
        String name = "deliveries-" + maxReceiveCount;
        aws.createStack(name, maxReceiveCount);
        try (LogCapture log = LogCapture.open()) {
            assertEquals(OptionalInt.of(maxReceiveCount), source(name).maxReceiveCount());

            assertEquals(List.of(), warnings(log));
        }
    }

    @Test
    void warnsOfAQueueThatParksNothing() {
        aws.sqs().createQueue(create -> create.queueName("no-redrive"));
        try (LogCapture log = LogCapture.open()) {
            assertEquals(OptionalInt.empty(), source("no-redrive").maxReceiveCount());

            assertEquals(
                    List.of("queue no-redrive has no redrive policy: a message that fails each time comes back until"
                            + " it is too old"),
                    warnings(log));
        }
    }

    private Queue source(String name) {
        return Queue.source(aws.sqs(), ShippedSettings.with("thumbnail.queue", name));
    }

    private static List<String> warnings(LogCapture log) {
        return log.lines().stream()
                .filter(line -> line.logger().equals(Queue.class.getName()))
                .filter(line -> line.level().isMoreSpecificThan(Level.WARN))
                .map(LogCapture.Line::message)
                .toList();
    }
}
