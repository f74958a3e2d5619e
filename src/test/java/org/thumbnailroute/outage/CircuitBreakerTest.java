package org.thumbnailroute.outage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.logging.log4j.Level;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.queue.Polls;
import org.thumbnailroute.route.LogCapture;
import org.thumbnailroute.route.ShippedSettings;

@NullUnmarked // the circuit breaker does not ask for the consumer
class CircuitBreakerTest {

    private static final Consumer CONSUMER = null;
    private static final Endpoint QUEUE = null;

    /** The longest that SQS can be told to keep a message. */
    private static final Duration RETENTION = Duration.ofDays(14);

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final Polls polls = new Polls();
    private long now = Long.MAX_VALUE - 1; // nanoseconds from somewhere: they may wrap
    private Answer topic = Answer.AWAY;
    private int asked;
    private final CircuitBreaker breaker =
            new CircuitBreaker(failed -> new Probe("the topic", this::askTopic), polls, () -> now);

    @Test
    void receivesNothingWhileTheServiceIsAwayHoweverLong() {
        fail(1);
        for (Duration time = Duration.ZERO; time.compareTo(RETENTION) < 0; time = time.plusSeconds(10)) {
            assertFalse(poll(), "no message is tried");
            pass(Duration.ofSeconds(10));
        }

        topic = Answer.WORKS;
        pass(Duration.ofSeconds(60));
        assertTrue(poll(), "one may try");
        assertFalse(poll(), "and only one");
        succeed();
        assertTrue(poll());
        assertTrue(poll(), "closed");
    }

    /** Or one kind of picture that finds a fault in the program would stop all others. */
    @Test
    void doesNotCountFailuresThatNoServiceIsBehind() {
        fail(100, new IllegalStateException("resizing failed: java.lang.ArithmeticException: / by zero"));

        assertTrue(poll());
        assertEquals(0, asked);
        fail(1, new IllegalStateException("wrapped", new IOException("connection reset")));
        assertFalse(poll(), "whatever is wrapped around it");
    }

    @Test
    void opensAfterFailuresInARowAlthoughTheServiceSeemsToWork() {
        topic = Answer.WORKS;
        for (int i = 0; i < 4; i++) {
            fail(1);
            assertTrue(poll(), "it was asked");
            assertTrue(poll(), "once");
            assertEquals(i + 1, asked);
        }
        fail(1);
        assertFalse(poll());
    }

    @Test
    void asksAfterPausesThatDoubleUpToTheLongest() {
        fail(1);
        assertFalse(poll(), "asked at once");
        for (int pause : List.of(5, 10, 20, 40, 60, 60)) {
            int before = asked;
            pass(Duration.ofSeconds(pause - 1));
            assertFalse(poll());
            assertEquals(before, asked, "not before " + pause + " s");
            pass(Duration.ofSeconds(1));
            assertFalse(poll());
            assertEquals(before + 1, asked, "after " + pause + " s");
        }
    }

    /** What the probe does not see: a right to publish that is missing, for example. */
    @Test
    void triesEverMoreRarelyWhenTheProbeSeesNothing() {
        topic = Answer.WORKS;
        fail(5);
        assertFalse(poll());
        pass(Duration.ofSeconds(5));
        assertTrue(poll());
        fail(1);

        int tries = triesWithin(Duration.ofDays(1));

        assertTrue(tries <= 10, () -> tries + " deliveries: 3 uploads with a maxReceiveCount of 5 are parked");
    }

    @Test
    void triesAMessageWhenNobodyCanBeAsked() {
        topic = Answer.UNKNOWN;
        fail(5);
        assertFalse(poll());
        pass(Duration.ofSeconds(55));
        assertFalse(poll());
        pass(Duration.ofSeconds(60));
        assertTrue(poll());
        succeed();
        assertTrue(poll());
        assertTrue(poll(), "closed");
    }

    @Test
    void goesOnAtOnceWhenTheProbeSeesIt() {
        topic = Answer.UNKNOWN;
        fail(5);
        assertFalse(poll());
        int tries = triesWithin(Duration.ofDays(2));
        assertTrue(tries > 5, () -> tries + " tries");

        topic = Answer.WORKS;
        pass(Duration.ofSeconds(60));
        assertTrue(poll());
    }

    @Test
    void staysHalfOpenWhileTheQueueIsEmpty() {
        topic = Answer.WORKS;
        polls.answered();
        fail(5);
        assertFalse(poll());
        pass(Duration.ofSeconds(5));
        assertTrue(poll());
        breaker.commit(CONSUMER, QUEUE, 0);

        assertTrue(poll(), "the next one may try");
        assertFalse(poll());
        assertEquals(HealthCheck.State.UP, readiness().getState());
    }

    @Test
    void aSuccessInBetweenMakesItCountAnew() {
        topic = Answer.UNKNOWN;
        fail(4);
        succeed();
        fail(4);

        assertTrue(poll());
    }

    @Test
    void aMessageFromBeforeThePauseDoesNotSpeakForTheOneThatTries() throws Exception {
        topic = Answer.WORKS;
        fail(5);
        assertFalse(poll());
        pass(Duration.ofSeconds(5));
        assertTrue(poll());
        Thread other = new Thread(() -> {
            fail(1);
            breaker.commit(CONSUMER, QUEUE, 1);
        });
        other.start();
        other.join();

        assertFalse(poll(), "still being tried");
    }

    /** A consumer that died of an Error tells nobody. */
    @Test
    void aTryThatNeverEndsIsGivenUp() {
        topic = Answer.WORKS;
        fail(5);
        assertFalse(poll());
        pass(Duration.ofSeconds(5));
        assertTrue(poll());

        pass(Duration.ofMinutes(10));
        assertTrue(poll());
    }

    @Test
    void failedPollsCountTooAndAnAnswerOfSqsEndsTheirPause() {
        for (int i = 0; i < 5; i++) {
            assertTrue(poll());
            failPoll();
        }
        assertFalse(poll());
        for (int pause : List.of(5, 10, 20, 40, 60, 60, 60)) {
            pass(Duration.ofSeconds(pause - 1));
            assertFalse(poll());
            pass(Duration.ofSeconds(1));
            assertTrue(poll(), "a failed poll costs no delivery");
            failPoll();
        }

        pass(Duration.ofSeconds(60));
        assertTrue(poll());
        polls.answered();
        breaker.commit(CONSUMER, QUEUE, 0);
        assertTrue(poll());
        assertTrue(poll(), "closed");
    }

    @Test
    void failedPollsBetweenGoodOnesDoNotAddUp() {
        for (int i = 0; i < 20; i++) {
            failPoll();
            polls.answered();
        }

        assertTrue(poll());
    }

    /** Whether several messages may be received at once. */
    @Test
    void allIsWellUntilSomethingFailsAndFromTheNextAnnouncementOn() {
        assertTrue(breaker.getAsBoolean());
        fail(1);
        assertFalse(breaker.getAsBoolean());
        succeed();
        assertTrue(breaker.getAsBoolean());
    }

    @Test
    void isReadyWhileItPolls() {
        assertEquals(HealthCheck.State.DOWN, readiness().getState(), "SQS has not answered yet");
        polls.answered();
        assertEquals(HealthCheck.State.UP, readiness().getState());

        fail(5);
        assertFalse(poll());
        HealthCheck.Result pausing = readiness();
        assertEquals(HealthCheck.State.DOWN, pausing.getState());
        assertEquals(
                "polling pauses, the last failure: java.io.IOException: no luck",
                pausing.getMessage().orElseThrow());

        succeed();
        assertEquals(HealthCheck.State.UP, readiness().getState());
        polls.failed();
        assertEquals(HealthCheck.State.DOWN, readiness().getState());
    }

    @Test
    void saysSoOnce() {
        try (LogCapture log = LogCapture.open()) {
            fail(20);
            assertFalse(poll());
            assertTrue(breaker.isPaused());
            pass(Duration.ofMinutes(12));
            assertFalse(poll());
            succeed();
            assertFalse(breaker.isPaused());
            succeed();
            assertEquals(1, breaker.pauses());

            List<LogCapture.Line> lines = log.lines().stream()
                    .filter(line -> line.logger().equals(CircuitBreaker.class.getName()))
                    .toList();
            assertEquals(2, lines.size(), lines::toString);
            assertEquals(Level.ERROR, lines.get(0).level());
            assertEquals(
                    "polling pauses: java.io.IOException: no luck."
                            + " Nothing is received until the topic works again; that is asked every 5 s, later every 60 s"
                            + " (failures in a row: 20)",
                    lines.get(0).message());
            assertEquals(
                    "polling goes on: an upload succeeded, 720 s after the pause began",
                    lines.get(1).message());
        }
    }

    private Answer askTopic() {
        asked++;
        return topic;
    }

    /** How many messages are received in that time, if each fails. */
    private int triesWithin(Duration time) {
        int tries = 0;
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusSeconds(5)) {
            if (poll()) {
                tries++;
                fail(1);
                breaker.commit(CONSUMER, QUEUE, 1);
            }
            pass(Duration.ofSeconds(5));
        }
        return tries;
    }

    /** A silent backfill says nothing about the topic; live uploads would use up their deliveries. */
    @Test
    void aSilentUploadDoesNotEndAPauseForTheTopic() {
        fail(1);
        assertFalse(poll());
        breaker.succeeded(upload(Audience.NONE));
        assertFalse(poll(), "the topic is away");

        breaker.succeeded(upload(Audience.PROGRAMS));
        assertTrue(poll(), "it was announced");
    }

    /** Or a backfill alone would go on at one message every ten seconds. */
    @Test
    void aSilentUploadEndsAPauseForAnythingElse() {
        CircuitBreaker other =
                new CircuitBreaker(failed -> new Probe("the source bucket", () -> Answer.AWAY), polls, () -> now);
        exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, new IOException("no luck"));
        other.failed(exchange);
        assertFalse(other.begin(CONSUMER, QUEUE));

        other.succeeded(upload(Audience.NONE));
        assertTrue(other.begin(CONSUMER, QUEUE));
    }

    private static Upload upload(Audience audience) {
        return new Upload(
                "b",
                "k",
                ShippedSettings.with(Map.of()).rules().of("k"),
                "identity",
                Optional.empty(),
                OptionalLong.empty(),
                audience,
                Optional.empty());
    }

    private HealthCheck.Result readiness() {
        return new Readiness(polls, breaker).callReadiness();
    }

    private boolean poll() {
        return breaker.begin(CONSUMER, QUEUE);
    }

    private void failPoll() {
        polls.failed();
        assertFalse(breaker.rollback(CONSUMER, QUEUE, 0, new IllegalStateException("no queue")));
    }

    private void fail(int times) {
        fail(times, new IOException("no luck"));
    }

    private void fail(int times, Exception failure) {
        exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, failure);
        for (int i = 0; i < times; i++) {
            breaker.failed(exchange);
        }
    }

    private void succeed() {
        breaker.announced();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
