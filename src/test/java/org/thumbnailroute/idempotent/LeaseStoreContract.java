package org.thumbnailroute.idempotent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.idempotent.LeaseStore.Claim.DONE;
import static org.thumbnailroute.idempotent.LeaseStore.Claim.GRANTED;
import static org.thumbnailroute.idempotent.LeaseStore.Claim.HELD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.idempotent.LeaseStore.State;

/** What every store has to do. */
abstract class LeaseStoreContract {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration MEMORY = Duration.ofDays(14);
    private static final int THREADS = 16;

    /** Longer than a test takes, and than the store's clock is inexact. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final String key = UUID.randomUUID().toString();

    /** The store under test; tests share it and use keys of their own. */
    abstract LeaseStore store();

    /** Makes a record as old as if that much time had passed. */
    abstract void age(String agedKey, Duration by);

    @Test
    void grantsTheFirstClaimOnly() {
        assertEquals(GRANTED, claim("a"));
        assertEquals(HELD, claim("b"));
        assertFalse(isDone());
    }

    @Test
    void grantsAHolderWhatItHolds() {
        claim("a");
        assertEquals(GRANTED, claim("a"));
        assertEquals(HELD, claim("b"));
    }

    @Test
    void answersDoneWhatIsDone() {
        claim("a");
        done();
        assertEquals(DONE, claim("b"));
        assertEquals(DONE, claim("a"));
        assertTrue(isDone());
    }

    @Test
    void remembersAsDoneWhatWasNeverClaimed() {
        done();
        assertEquals(DONE, claim("a"));
    }

    @Test
    void remembersAsDoneWhatAnotherHolds() {
        claim("a");
        pass(LEASE.plus(MARGIN));
        claim("b");
        done();
        store().release(key, "b");
        assertEquals(DONE, claim("c"));
    }

    @Test
    void grantsWhatWasReleased() {
        claim("a");
        store().release(key, "a");
        assertEquals(GRANTED, claim("b"));
    }

    @Test
    void keepsALeaseThatAnotherHolderReleases() {
        claim("a");
        store().release(key, "b");
        assertEquals(HELD, claim("b"));
    }

    @Test
    void keepsADoneRecordThatItsHolderReleases() {
        claim("a");
        done();
        store().release(key, "a");
        assertEquals(DONE, claim("a"));
    }

    @Test
    void releasesNothingWhereNothingIs() {
        store().release(key, "a");
        assertEquals(GRANTED, claim("a"));
    }

    @Test
    void holdsALeaseUntilItsEnd() {
        claim("a");
        pass(LEASE.minus(MARGIN));
        assertEquals(HELD, claim("b"));
        pass(MARGIN.multipliedBy(2));
        assertEquals(GRANTED, claim("b"));
        assertEquals(HELD, claim("a"));
    }

    @Test
    void renewsNothingThatAnotherHasTakenOver() {
        claim("a");
        pass(LEASE.plus(MARGIN));
        claim("b");
        store().renew(key, "a", MEMORY);
        pass(LEASE.plus(MARGIN));
        assertEquals(GRANTED, claim("c"));
    }

    @Test
    void renewsNothingThatIsDone() {
        claim("a");
        done();
        store().renew(key, "a", MEMORY.multipliedBy(2));
        pass(MEMORY.plus(MARGIN));
        assertFalse(isDone());
    }

    @Test
    void renewsNothingThatIsAbsent() {
        store().renew(key, "a", LEASE);
        assertEquals(GRANTED, claim("b"));
    }

    @Test
    void prolongsALeaseThatIsRenewed() {
        claim("a");
        pass(LEASE.dividedBy(2));
        store().renew(key, "a", LEASE);
        pass(LEASE.minus(MARGIN));
        assertEquals(HELD, claim("b"));
        pass(MARGIN.multipliedBy(2));
        assertEquals(GRANTED, claim("b"));
    }

    @Test
    void forgetsWhatWasDoneLongAgo() {
        claim("a");
        done();
        pass(MEMORY.minus(MARGIN));
        assertTrue(isDone());
        pass(MARGIN.multipliedBy(2));
        assertFalse(isDone());
        assertEquals(GRANTED, claim("b"));
        assertEquals(HELD, claim("c"));
    }

    @Test
    void tellsWhatItHoldsAndChangesNothing() {
        assertEquals(State.ABSENT, store().look(key));
        claim("a");
        assertEquals(State.HELD, store().look(key));
        pass(LEASE.plus(MARGIN));
        assertEquals(State.ABSENT, store().look(key));
        done();
        assertEquals(State.DONE, store().look(key));
        pass(MEMORY.plus(MARGIN));
        assertEquals(State.ABSENT, store().look(key));
        assertEquals(GRANTED, claim("b"));
    }

    @Test
    void grantsOneOfManyThatClaimAtOnce() throws Exception {
        for (int i = 0; i < 50; i++) {
            String contested = key.substring(4) + i;
            List<LeaseStore.Claim> claims = claimAtOnce(contested);
            assertEquals(1, Collections.frequency(claims, GRANTED), claims::toString);
            assertEquals(THREADS - 1, Collections.frequency(claims, HELD), claims::toString);
        }
    }

    @Test
    void grantsOneOfManyThatClaimWhatHasExpired() throws Exception {
        for (int i = 0; i < 50; i++) {
            String contested = key.substring(4) + i;
            store().claim(contested, "dead", LEASE);
            age(contested, LEASE.plus(MARGIN));
            List<LeaseStore.Claim> claims = claimAtOnce(contested);
            assertEquals(1, Collections.frequency(claims, GRANTED), claims::toString);
            assertEquals(THREADS - 1, Collections.frequency(claims, HELD), claims::toString);
        }
    }

    private List<LeaseStore.Claim> claimAtOnce(String contested) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<LeaseStore.Claim>> claimants = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String holder = "holder " + i;
            claimants.add(() -> {
                start.await();
                return store().claim(contested, holder, LEASE);
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<LeaseStore.Claim> claims = new ArrayList<>();
            for (Future<LeaseStore.Claim> claim : threads.invokeAll(claimants)) {
                claims.add(claim.get());
            }
            return claims;
        } finally {
            threads.shutdownNow();
        }
    }

    private void pass(Duration time) {
        age(key, time);
    }

    private LeaseStore.Claim claim(String holder) {
        return store().claim(key, holder, LEASE);
    }

    private void done() {
        store().done(key, MEMORY);
    }

    private boolean isDone() {
        return store().isDone(key);
    }
}
