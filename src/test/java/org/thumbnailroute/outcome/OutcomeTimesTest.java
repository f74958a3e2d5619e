package org.thumbnailroute.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.aws.SqsDelivery;

class OutcomeTimesTest {

    private static final Instant ENDED = Instant.parse("2026-11-27T12:00:10Z");
    private static final Duration ELAPSED = Duration.ofSeconds(2);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-27T12:00:00Z, PT10S",
        "2026-11-27T12:00:10.5Z, PT0S", // a clock that is fast
        "2026-11-27T12:01:10Z, PT0S",
        "2026-11-27T12:01:10.001Z,",
        "2026-10-28T12:00:10Z, PT720H",
        "2026-10-28T12:00:09Z,",
        "9999-12-30T23:59:59Z,",
        "1970-01-01T00:00:01Z,"
    })
    void countsFromTheUploadUnlessItsTimeCannotBeRight(Instant uploaded, @Nullable Duration expected) {
        OutcomeTimes times = new OutcomeTimes(ENDED, ELAPSED, Optional.of(uploaded), Optional.empty());

        assertEquals(Optional.ofNullable(expected), times.sinceUpload());
        assertEquals(Optional.empty(), times.queueWait());
    }

    @Test
    void aMessageWaitsUntilWorkBeginsOnItsFirstDelivery() {
        Optional<Instant> sent = Optional.of(Instant.parse("2026-11-27T12:00:01Z"));

        assertEquals(Optional.of(Duration.ofSeconds(7)), wait(new SqsDelivery(sent, 1)));
        assertEquals(Optional.empty(), wait(new SqsDelivery(sent, 2)));
        assertEquals(Optional.empty(), wait(new SqsDelivery(Optional.empty(), 1)));
    }

    private static Optional<Duration> wait(SqsDelivery delivery) {
        return new OutcomeTimes(ENDED, ELAPSED, Optional.empty(), Optional.of(delivery)).queueWait();
    }
}
