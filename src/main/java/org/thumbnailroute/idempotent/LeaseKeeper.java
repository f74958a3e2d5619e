package org.thumbnailroute.idempotent;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.text.Printable;

/** Keeps the leases that are in use alive, and the store small, in a few threads that no failure ends. */
final class LeaseKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    /** So that a renewal whose connection went silent does not hold up the others; a pool has as many connections. */
    private static final int THREADS = 4;

    private static final Duration PURGE_EVERY = Duration.ofHours(1);
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private record Lease(String key, String holder) {}

    private final LeaseStore store;
    private final Duration length;

    /** With whether it is being renewed. */
    private final Map<Lease, AtomicBoolean> leases = new ConcurrentHashMap<>();

    private ScheduledExecutorService threads = new ScheduledThreadPoolExecutor(0);

    LeaseKeeper(LeaseStore store, Duration length) {
        this.store = store;
        this.length = length;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both catch what fails
    void start() {
        threads = new ScheduledThreadPoolExecutor(THREADS, work -> {
            Thread keeper = new Thread(work, "lease-keeper");
            keeper.setDaemon(true);
            return keeper;
        });
        long third = Math.max(1, length.toMillis() / 3);
        threads.scheduleWithFixedDelay(this::purge, 0, PURGE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        threads.scheduleAtFixedRate(this::renewAll, third, third, TimeUnit.MILLISECONDS);
    }

    /** Waits for what is under way. */
    void stop() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("the lease keeper is still waiting for its store");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // work that was cut off by the stop would be renewed for ever after the next start
        leases.clear();
    }

    /** Renews this lease from now on; false if it is kept already. */
    boolean keep(String key, String holder) {
        return leases.putIfAbsent(new Lease(key, holder), new AtomicBoolean()) == null;
    }

    /** Renews this lease no more. */
    void drop(String key, String holder) {
        leases.remove(new Lease(key, holder));
    }

    private void renewAll() {
        leases.forEach((lease, isBusy) -> {
            if (isBusy.compareAndSet(false, true)) {
                threads.execute(() -> renew(lease, isBusy));
            }
        });
    }

    private void renew(Lease lease, AtomicBoolean isBusy) {
        try {
            store.renew(lease.key(), lease.holder(), length);
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "The lease of {} could not be renewed, which is tried again: {}",
                    Printable.of(lease.key()),
                    Printable.line(e));
        } finally {
            isBusy.set(false);
        }
    }

    private void purge() {
        try {
            LOG.debug("{} expired records purged", store.purge());
        } catch (RuntimeException | Error e) {
            LOG.warn("Expired records could not be purged, which is tried again: {}", Printable.line(e));
        }
    }
}
