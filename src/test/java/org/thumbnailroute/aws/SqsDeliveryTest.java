package org.thumbnailroute.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class SqsDeliveryTest {

    @ParameterizedTest(name = "sent {0}, received {1}")
    @CsvSource({
        "1795766400123, 3, 2026-11-27T08:00:00.123Z, 3",
        "soon, often,, 1",
        "-1, -1,, 1",
        "0, 0,, 1",
        "253402300800001, 2147483648,, 1",
        "99999999999999999999, 99999999999999999999,, 1"
    })
    void takesWhatMakesSense(String sent, String count, @Nullable Instant expected, int deliveries) {
        assertEquals(
                new SqsDelivery(Optional.ofNullable(expected), deliveries),
                SqsDelivery.of(Map.of(
                        MessageSystemAttributeName.SENT_TIMESTAMP, sent,
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, count)));
    }

    @Test
    void doesWithoutAttributes() {
        assertEquals(new SqsDelivery(Optional.empty(), 1), SqsDelivery.of(Map.of()));
    }
}
