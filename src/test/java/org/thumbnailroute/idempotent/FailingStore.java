package org.thumbnailroute.idempotent;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that is out of reach whenever a test says so, and counts what is asked of it. */
final class FailingStore implements LeaseStore {

    static final String FAILURE = "no\nroute to\thost";

    private final LeaseStore store;
    private final AtomicBoolean down = new AtomicBoolean();
    private final AtomicBoolean hasABug = new AtomicBoolean();
    private final Map<String, CountDownLatch> hangs = new ConcurrentHashMap<>();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger renewals = new AtomicInteger();
    final AtomicInteger purges = new AtomicInteger();

    FailingStore(LeaseStore store) {
        this.store = store;
    }

    /** Renewals of this key get no answer until the latch opens. */
    void hang(String key, CountDownLatch until) {
        hangs.put(key, until);
    }

    void fail(boolean fails) {
        down.set(fails);
    }

    /** Fails with an Error from now on, as a driver without one of its classes does. */
    void failWithAnError() {
        hasABug.set(true);
    }

    @Override
    public Claim claim(String key, String holder, Duration lease) {
        reach();
        return store.claim(key, holder, lease);
    }

    @Override
    public void renew(String key, String holder, Duration lease) {
        reach();
        await(key);
        store.renew(key, holder, lease);
        renewals.incrementAndGet();
    }

    @Override
    public void done(String key, Duration memory) {
        reach();
        store.done(key, memory);
    }

    @Override
    public void release(String key, String holder) {
        reach();
        store.release(key, holder);
    }

    @Override
    public State look(String key) {
        reach();
        return store.look(key);
    }

    @Override
    public int purge() {
        reach();
        purges.incrementAndGet();
        return store.purge();
    }

    @Override
    public void close() {
        store.close();
    }

    private void await(String key) {
        CountDownLatch hang = hangs.get(key);
        try {
            if (hang != null) {
                hang.await();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void reach() {
        if (hasABug.get()) {
            failures.incrementAndGet();
            throw new NoClassDefFoundError("a class of the driver");
        }
        if (down.get()) {
            failures.incrementAndGet();
            throw new IllegalStateException(FAILURE);
        }
    }
}
