package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.logging.log4j.Level;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // the circuit breaker asks neither for the route nor for the consumer
class CircuitBreakerTest {

    private static final Route ROUTE = null;
    private static final Consumer CONSUMER = null;
    private static final Endpoint QUEUE = null;

    private final CamelContext camel = new DefaultCamelContext();
    private Instant now = Instant.EPOCH;
    private final CircuitBreaker breaker = new CircuitBreaker(() -> now);

    @Test
    void opensAfterFailuresInARowAndTriesOneMessageAfterAPause() {
        fail(4);
        assertTrue(poll());
        fail(1);
        assertFalse(poll(), "open");

        pass(Duration.ofSeconds(5));
        assertTrue(poll(), "one may try");
        assertFalse(poll(), "and only one");

        succeed();
        assertTrue(poll());
        assertTrue(poll(), "closed");
    }

    @Test
    void doublesThePauseWhenTheTryFailsUpToTheLongest() {
        fail(5);
        for (int pause : List.of(5, 10, 20, 40, 60, 60)) {
            pass(Duration.ofSeconds(pause - 1));
            assertFalse(poll(), "not before " + pause + " s");
            pass(Duration.ofSeconds(1));
            assertTrue(poll(), "after " + pause + " s");
            fail(1);
            breaker.commit(CONSUMER, QUEUE, 1);
        }
    }

    @Test
    void staysHalfOpenWhileTheQueueIsEmpty() {
        fail(5);
        pass(Duration.ofSeconds(5));
        assertTrue(poll());
        breaker.commit(CONSUMER, QUEUE, 0);

        assertTrue(poll(), "the next one may try");
        assertFalse(poll());
    }

    @Test
    void aSuccessInBetweenMakesItCountAnew() {
        fail(4);
        succeed();
        fail(4);

        assertTrue(poll());
    }

    /** A test event or a duplicate needs nothing of what may be away. */
    @Test
    void whatIsNotAnnouncedIsNoSuccess() {
        fail(5);
        pass(Duration.ofSeconds(5));
        assertTrue(poll());
        breaker.onExchangeDone(ROUTE, new DefaultExchange(camel));
        breaker.commit(CONSUMER, QUEUE, 1);

        assertTrue(poll(), "the next one may try");
        assertFalse(poll(), "still open");
    }

    @Test
    void aMessageFromBeforeThePauseDoesNotSpeakForTheOneThatTries() throws Exception {
        fail(5);
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
        fail(5);
        pass(Duration.ofSeconds(5));
        assertTrue(poll());

        pass(Duration.ofMinutes(10));
        assertTrue(poll());
    }

    @Test
    void failedPollsCountToo() {
        for (int i = 0; i < 5; i++) {
            assertFalse(breaker.rollback(CONSUMER, QUEUE, 0, new IllegalStateException("no queue")));
        }

        assertFalse(poll());
    }

    /** Whether several messages may be received at once. */
    @Test
    void allIsWellUntilSomethingFailsAndFromTheNextAnnouncementOn() {
        assertTrue(breaker.getAsBoolean());
        fail(1);
        assertFalse(breaker.getAsBoolean());
        succeed();
        assertTrue(breaker.getAsBoolean());
        fail(5);
        pass(Duration.ofSeconds(5));
        assertTrue(poll(), "one may try");
        assertFalse(breaker.getAsBoolean());
        succeed();
        assertTrue(breaker.getAsBoolean());
    }

    @Test
    void saysSoOnce() {
        try (LogCapture log = LogCapture.open()) {
            fail(20);
            pass(Duration.ofMinutes(12));
            poll();
            succeed();
            succeed();

            List<LogCapture.Line> lines = log.lines().stream()
                    .filter(line -> line.logger().equals(CircuitBreaker.class.getName()))
                    .toList();
            assertEquals(2, lines.size(), lines::toString);
            assertEquals(Level.ERROR, lines.get(0).level());
            assertEquals(
                    "polling pauses: 5 failures in a row, the last one: java.lang.IllegalStateException: no luck."
                            + " One message is tried every 5 s, later every 60 s, until one goes well",
                    lines.get(0).message());
            assertEquals(
                    "polling goes on: an upload was announced, 720 s after the pause began",
                    lines.get(1).message());
        }
    }

    private boolean poll() {
        return breaker.begin(CONSUMER, QUEUE);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.setException(new IllegalStateException("no luck"));
            breaker.onExchangeDone(ROUTE, exchange);
        }
    }

    private void succeed() {
        breaker.announced();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
