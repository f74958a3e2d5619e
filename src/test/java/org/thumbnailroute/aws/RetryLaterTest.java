package org.thumbnailroute.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.cloudformation.Template;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.ShippedSettings;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class RetryLaterTest {

    @ParameterizedTest(name = "time-out {0} s, delivery {1}: {2} s")
    @CsvSource({
        "60, 1, 60",
        "60, 2, 120",
        "60, 4, 480",
        "60, 5, 960",
        "60, 7, 3600",
        "60, 100000, 3600",
        "2, 3, 8",
        "7200, 1, 7200",
        "7200, 2, 7200",
        "60, 0, 60"
    })
    void doublesTheDelayUpToAnHour(String timeout, int deliveries, int seconds) {
        assertEquals(seconds, retryLater(timeout, OptionalInt.empty()).secondsAfter(deliveries));
    }

    /** 31 s each time would park the duplicate of a picture that takes three minutes. */
    @ParameterizedTest(name = "time-out {0} s, delivery {1} of {2}: {3} s")
    @CsvSource({
        "60, 1, 5, 31",
        "60, 2, 5, 62",
        "60, 3, 5, 124",
        "60, 4, 5, 900",
        "60, 5, 5, 900",
        "60, 1, 2, 900",
        "60, 4, 100, 248",
        "60, 99, , 900",
        "2, 1, 5, 2",
        "43200, 1, 5, 21601",
        "43200, 4, 5, 21601"
    })
    void waitsForWhoHasItInWork(String timeout, int delivery, @Nullable Integer most, int seconds) {
        OptionalInt maxReceiveCount = most == null ? OptionalInt.empty() : OptionalInt.of(most);

        assertEquals(seconds, retryLater(timeout, maxReceiveCount).secondsAfterLease(delivery));
    }

    /** On Lambda no pause of the polling saves deliveries. */
    @Test
    void aMessageOfTheStacksQueueSurvivesAnOutageOfHalfADay() {
        int deliveries =
                Template.route().parameter("MaxReceiveCount").path("Default").asInt();
        RetryLater retryLater = retryLater("60", OptionalInt.of(deliveries));

        long seconds = IntStream.range(1, deliveries)
                .mapToLong(retryLater::secondsAfter)
                .sum();

        assertTrue(Duration.ofSeconds(seconds).compareTo(Duration.ofHours(12)) > 0, () -> seconds + " s");
        assertTrue(Duration.ofSeconds(seconds).compareTo(Duration.ofDays(3)) < 0, "before it is too old");
    }

    @ParameterizedTest(name = "time-out {0} s, delivery {1}: {2} s")
    @CsvSource({"60, 1, 60", "60, 2, 600", "60, 3, 6000", "60, 4, 39600", "60, 100000, 39600", "43200, 1, 39600"})
    void waitsTenTimesAsLongForWhatSomebodyHasToMend(String timeout, int deliveries, int seconds) {
        assertEquals(seconds, retryLater(timeout, OptionalInt.empty()).secondsAlone(deliveries));
    }

    @ParameterizedTest(name = "delivery {0} of {1}, sent {2} h ago: {3}")
    @CsvSource({
        "1, 5, 0, false",
        "4, 5, 12, false",
        "5, 5, 23, true",
        "6, 5, 23, true",
        "1, 1, 0, true",
        // a day is enough
        "5, 1000, 12, false",
        "6, 1000, 23, true",
        "6, , 23, true",
        // the queue deletes it before SQS moves it away
        "4, 1000, 73, false",
        "4, 1000, 75, true",
        "5, , 75, true"
    })
    void knowsTheLastDelivery(String delivery, @Nullable Integer most, int hours, boolean isLast) {
        OptionalInt maxReceiveCount = most == null ? OptionalInt.empty() : OptionalInt.of(most);
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        Instant sent = Instant.now().minus(Duration.ofHours(hours));
        exchange.getMessage()
                .setHeader(
                        Sqs2Constants.ATTRIBUTES,
                        Map.of(
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                delivery,
                                MessageSystemAttributeName.SENT_TIMESTAMP,
                                String.valueOf(sent.toEpochMilli())));

        assertEquals(isLast, retryLater("60", maxReceiveCount).isLast(exchange));
    }

    /** As when the core is fed by something else than SQS. */
    @Test
    void takesAMessageWithoutCountsForItsFirstDelivery() {
        assertFalse(retryLater("60", OptionalInt.of(5)).isLast(new DefaultExchange(new DefaultCamelContext())));
    }

    private static RetryLater retryLater(String timeout, OptionalInt maxReceiveCount) {
        return new RetryLater(
                SharedAws.get().sqs(),
                new Queue("q", "http://localhost/q", maxReceiveCount, Duration.ofDays(4)),
                ShippedSettings.with("thumbnail.visibility-timeout-seconds", timeout));
    }
}
