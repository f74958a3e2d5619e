package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryLaterTest {

    @ParameterizedTest(name = "time-out {0} s, delivery {1}: {2} s")
    @CsvSource({
        "60, 1, 60",
        "60, 2, 120",
        "60, 4, 480",
        "60, 5, 900",
        "60, 100000, 900",
        "2, 3, 8",
        "3600, 1, 3600",
        "3600, 2, 3600",
        "60, 0, 60"
    })
    void doublesTheDelayUpToAQuarterOfAnHour(String timeout, int deliveries, int seconds) {
        Settings settings = ShippedSettings.with("thumbnail.visibility-timeout-seconds", timeout);
        RetryLater retryLater = new RetryLater(
                SharedAws.get().sqs(), new Queue("q", "http://localhost/q", OptionalInt.empty()), settings);

        assertEquals(seconds, retryLater.secondsAfter(deliveries));
    }
}
