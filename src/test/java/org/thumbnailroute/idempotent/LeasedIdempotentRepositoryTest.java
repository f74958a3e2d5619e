package org.thumbnailroute.idempotent;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.route.LogCapture;

class LeasedIdempotentRepositoryTest {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration SHORT_LEASE = Duration.ofMillis(60);
    private static final Duration MEMORY = Duration.ofDays(14);

    private final HikariDataSource pool = Databases.pool(Databases.scratchUrl());
    private final FailingStore store = new FailingStore(new JdbcLeaseStore(pool));
    private final LeasedIdempotentRepository repository = repository(LEASE);
    private final Exchange first = exchange("first");
    private final Exchange second = exchange("second");

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void addsAKeyOnceAndForAll() {
        assertTrue(repository.add(first, "key"));
        assertFalse(repository.contains(first, "key"));

        assertTrue(repository.confirm(first, "key"));

        assertTrue(repository.contains(second, "key"));
        assertFalse(repository.add(second, "key"));
    }

    @Test
    void throwsWhereAnotherExchangeHasTheKeyInWork() {
        repository.add(first, "key");
        KeyInWorkException failure = assertThrows(KeyInWorkException.class, () -> repository.add(second, "key"));
        assertEquals("another worker has this in work: key", failure.getMessage());
        assertEquals(0, failure.getStackTrace().length);
    }

    /** Two copies of one memory image, each of which starts its repository anew, number their exchanges alike. */
    @Test
    void isAnotherHolderAfterEachStart() {
        repository.start();
        repository.stop();
        repository.start();
        repository.add(first, "key");
        repository.stop();
        repository.start();
        try {
            assertThrows(KeyInWorkException.class, () -> repository.add(first, "key"));
        } finally {
            repository.stop();
        }
    }

    @Test
    void throwsWhereAnotherWorkerHasTheKeyInWork() {
        repository.add(first, "key");
        assertThrows(KeyInWorkException.class, () -> repository(LEASE).add(first, "key"));
    }

    @Test
    void addsAgainWhatWasRemoved() {
        repository.add(first, "key");
        assertTrue(repository.remove(first, "key"));
        assertTrue(repository.add(second, "key"));
    }

    @Test
    void addsAgainWhatADeadWorkerHeld() {
        repository(LEASE).add(first, "key");
        pass(LEASE);
        assertTrue(repository.add(second, "key"));
    }

    @Test
    void addsAgainWhatIsForgotten() {
        repository.add(first, "key");
        repository.confirm(first, "key");
        pass(MEMORY);
        assertTrue(repository.add(second, "key"));
    }

    @Test
    void doesTheSameWithoutAnExchange() {
        assertTrue(repository.add("key"));
        assertThrows(KeyInWorkException.class, () -> repository.add("key"));
        assertTrue(repository.remove("key"));
        assertTrue(repository.add("key"));
        assertTrue(repository.confirm("key"));
        assertTrue(repository.contains("key"));
        assertFalse(repository.add("key"));
    }

    @Test
    void refusesToForgetEverything() {
        assertThrows(UnsupportedOperationException.class, repository::clear);
    }

    @Test
    void renewsALeaseUntilTheWorkIsDone() throws IOException {
        LeasedIdempotentRepository other = repository(LEASE);
        try (LeasedIdempotentRepository worker = started(Duration.ofSeconds(1))) {
            worker.add(first, "key");
            awaitRenewal();
            pass(LEASE);
            awaitRenewal();
            assertThrows(KeyInWorkException.class, () -> other.add(second, "key"));

            worker.remove(first, "key");
            assertTrue(other.add(second, "key"));
        }
    }

    @Test
    void renewsOthersWhileARenewalHangs() throws IOException {
        CountDownLatch answer = new CountDownLatch(1);
        try (LeasedIdempotentRepository worker = started(SHORT_LEASE)) {
            store.hang("silent", answer);
            worker.add(first, "silent");
            worker.add(first, "key");

            awaitRenewal();
            awaitRenewal();

            answer.countDown();
        }
    }

    @Test
    void stillHoldsWhatNobodyHasTakenOver() {
        repository.add(first, "key");
        repository.requireHeld(first, "key");
        // its lease is over, but nobody came
        pass(LEASE);
        repository.requireHeld(first, "key");
        assertThrows(KeyInWorkException.class, () -> repository.add(second, "key"), "held again");
    }

    @Test
    void noLongerHoldsWhatAnotherHasTakenOver() {
        LeasedIdempotentRepository other = repository(LEASE);
        repository.add(first, "key");
        pass(LEASE);
        other.add(second, "key");
        assertThrows(KeyInWorkException.class, () -> repository.requireHeld(first, "key"));

        repository.remove(first, "key");
        other.requireHeld(second, "key");
    }

    @Test
    void noLongerHoldsWhatAnotherHasDone() {
        LeasedIdempotentRepository other = repository(LEASE);
        repository.add(first, "key");
        pass(LEASE);
        other.add(second, "key");
        other.confirm(second, "key");
        assertThrows(KeyInWorkException.class, () -> repository.requireHeld(first, "key"));
    }

    @Test
    void renewsNoMoreOnceItIsStopped() {
        LeasedIdempotentRepository worker = started(SHORT_LEASE);
        worker.add(first, "key");
        awaitRenewal();
        worker.stop();
        pass(SHORT_LEASE);
        assertTrue(repository.add(second, "key"));
    }

    @Test
    void purgesAtTheStart() throws IOException {
        try (LeasedIdempotentRepository worker = started(LEASE)) {
            await().until(() -> store.purges.get() == 1);
            assertTrue(worker.isStarted());
        }
    }

    @Test
    void renewsAgainAfterAFailure() throws IOException {
        try (LogCapture log = LogCapture.open();
                LeasedIdempotentRepository worker = started(SHORT_LEASE)) {
            worker.add(first, "key");
            awaitRenewal();
            store.fail(true);
            await().until(() -> store.failures.get() >= 2);
            store.fail(false);
            awaitRenewal();
            assertTrue(warnings(log).size() >= 2);
            for (String warning : warnings(log)) {
                assertEquals(
                        "The lease of key could not be renewed, which is tried again:"
                                + " java.lang.IllegalStateException: no route to host",
                        warning);
            }
        }
    }

    @Test
    void renewsEvenIfThePurgeFails() throws IOException {
        store.fail(true);
        try (LogCapture log = LogCapture.open();
                LeasedIdempotentRepository worker = started(SHORT_LEASE)) {
            await().until(() -> !warnings(log).isEmpty());
            assertEquals(
                    List.of("Expired records could not be purged, which is tried again:"
                            + " java.lang.IllegalStateException: no route to host"),
                    warnings(log));
            store.fail(false);
            worker.add(first, "key");
            awaitRenewal();
        }
    }

    @Test
    void canBeStartedAgain() {
        LeasedIdempotentRepository worker = started(SHORT_LEASE);
        worker.stop();
        worker.start();
        worker.add(first, "key");
        awaitRenewal();
        worker.stop();
    }

    @Test
    void failsToAddWhereTheStoreFails() {
        store.fail(true);
        assertThrows(IllegalStateException.class, () -> repository.add(first, "key"));
    }

    /** It was announced: an Error here would have it announced again. */
    @Test
    void anErrorInTheStoreIsAFailureLikeAnyOther() {
        repository.add(first, "key");
        repository.add(second, "other");
        store.failWithAnError();
        try (LogCapture log = LogCapture.open()) {
            assertFalse(repository.confirm(first, "key"));
            assertFalse(repository.remove(second, "other"));
            assertEquals(4, store.failures.get());
            assertEquals(2, warnings(log).size());
        }
    }

    @Test
    void triesAFewTimesToConfirm() {
        repository.add(first, "key");
        store.fail(true);
        try (LogCapture log = LogCapture.open()) {
            assertFalse(repository.confirm(first, "key"));
            assertEquals(3, store.failures.get());
            assertEquals(
                    List.of("key was announced but could not be remembered, a duplicate would be announced again:"
                            + " java.lang.IllegalStateException: no route to host"),
                    warnings(log));
        }
    }

    @Test
    void saysWhenALeaseThatCannotBeReleasedEnds() {
        repository.add(first, "key");
        store.fail(true);
        try (LogCapture log = LogCapture.open()) {
            assertFalse(repository.remove(first, "key"));
            assertEquals(
                    List.of("The lease of key could not be released, it ends by itself within 120 s:"
                            + " java.lang.IllegalStateException: no route to host"),
                    warnings(log));
        }
    }

    private void pass(Duration time) {
        Databases.age(pool, "key", time);
    }

    /** Each has to be one line. */
    private static List<String> warnings(LogCapture log) {
        return log.lines().stream()
                .filter(line -> line.level().equals(Level.WARN))
                .filter(line -> line.logger().startsWith(LeaseStore.class.getPackageName()))
                .map(line -> line.message() + (line.hasTrace() ? " and a stack trace" : ""))
                .toList();
    }

    private void awaitRenewal() {
        int before = store.renewals.get();
        // one may be under way
        await().until(() -> store.renewals.get() >= before + 2);
    }

    private LeasedIdempotentRepository started(Duration lease) {
        LeasedIdempotentRepository worker = repository(lease);
        worker.start();
        return worker;
    }

    private LeasedIdempotentRepository repository(Duration lease) {
        return new LeasedIdempotentRepository(store, lease, MEMORY);
    }

    private static Exchange exchange(String id) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setExchangeId(id);
        return exchange;
    }
}
