package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.route.ShippedSettings;

class QueueResourceTest {

    /** The longest that SQS offers, and how long the worker remembers what it announced. */
    private static final int LONGEST_RETENTION = (int) Duration.ofDays(14).toSeconds();

    private final Template route = Template.route();

    /** A worker hides what it receives for as long as its setting says; Lambda takes the queue's own time. */
    @Test
    void theQueueHidesAMessageForLongEnough() {
        JsonNode visibility = route.parameter("QueueVisibilitySeconds");
        JsonNode timeout = Template.lambda().parameter("TimeoutSeconds");

        assertTrue(visibility.path("MinValue").asInt()
                >= 6 * timeout.path("MaxValue").asInt());
        assertTrue(visibility.path("Default").asInt()
                >= visibility.path("MinValue").asInt());
        assertTrue(visibility.path("Default").asInt()
                >= Integer.parseInt(ShippedSettings.properties().getProperty("thumbnail.visibility-timeout-seconds")));
    }

    /** See "When it fails" in the README. */
    @Test
    void theQueueGivesAMessageTimeAndKeepsWhatItParks() {
        JsonNode attempts = route.parameter("MaxReceiveCount");
        JsonNode queue = route.deployed(Map.of()).properties("Queue");
        JsonNode deadLetters = route.deployed(Map.of()).properties("DeadLetterQueue");

        assertTrue(attempts.path("MinValue").asInt() >= 5);
        assertEquals(attempts.path("Default"), queue.at("/RedrivePolicy/maxReceiveCount"));
        assertEquals(
                "DeadLetterQueue.Arn",
                queue.at("/RedrivePolicy/deadLetterTargetArn").asText());
        assertEquals(LONGEST_RETENTION, queue.path("MessageRetentionPeriod").asInt());
        assertEquals(
                LONGEST_RETENTION, deadLetters.path("MessageRetentionPeriod").asInt());
        assertEquals(
                "arn:AWS::Partition:sqs:AWS::Region:AWS::AccountId:"
                        + queue.path("QueueName").asText(),
                deadLetters.at("/RedriveAllowPolicy/sourceQueueArns/0").asText());
    }
}
