package org.thumbnailroute.idempotent;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that is out of reach whenever a test says so, and counts what is asked of it. */
final class FailingStore implements LeaseStore {

    static final String FAILURE = "no\nroute to\thost";

    private final LeaseStore store;
    private final AtomicBoolean down = new AtomicBoolean();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger renewals = new AtomicInteger();
    final AtomicInteger purges = new AtomicInteger();

    FailingStore(LeaseStore store) {
        this.store = store;
    }

    void fail(boolean fails) {
        down.set(fails);
    }

    @Override
    public Claim claim(String key, String holder, Instant now, Instant until) {
        reach();
        return store.claim(key, holder, now, until);
    }

    @Override
    public void renew(String key, String holder, Instant until) {
        reach();
        store.renew(key, holder, until);
        renewals.incrementAndGet();
    }

    @Override
    public void done(String key, Instant until) {
        reach();
        store.done(key, until);
    }

    @Override
    public void release(String key, String holder) {
        reach();
        store.release(key, holder);
    }

    @Override
    public boolean isDone(String key, Instant now) {
        reach();
        return store.isDone(key, now);
    }

    @Override
    public int purge(Instant now) {
        reach();
        purges.incrementAndGet();
        return store.purge(now);
    }

    @Override
    public void close() {
        store.close();
    }

    private void reach() {
        if (down.get()) {
            failures.incrementAndGet();
            throw new IllegalStateException(FAILURE);
        }
    }
}
