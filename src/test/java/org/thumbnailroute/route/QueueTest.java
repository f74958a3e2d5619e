package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.local.LocalAws;

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
