package org.thumbnailroute.idempotent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.text.Printable;

/** Keeps the leases that are in use alive, and the store small, in one thread that no failure ends. */
final class LeaseKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    private static final Duration PURGE_EVERY = Duration.ofHours(1);
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private record Lease(String key, String holder) {}

    private final LeaseStore store;
    private final Duration length;
    private final InstantSource clock;
    private final Map<Lease, Instant> leases = new ConcurrentHashMap<>();
    private ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(0);

    LeaseKeeper(LeaseStore store, Duration length, InstantSource clock) {
        this.store = store;
        this.length = length;
        this.clock = clock;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both catch what fails
    void start() {
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread keeper = new Thread(work, "lease-keeper");
            keeper.setDaemon(true);
            return keeper;
        });
        long third = Math.max(1, length.toMillis() / 3);
        thread.scheduleWithFixedDelay(this::purge, 0, PURGE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        thread.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
    }

    /** Waits for what is under way. */
    void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("the lease keeper is still waiting for its store");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // work that was cut off by the stop would be renewed for ever after the next start
        leases.clear();
    }

    /** Renews this lease from now on; false if it is kept already. */
    boolean keep(String key, String holder, Instant until) {
        return leases.putIfAbsent(new Lease(key, holder), until) == null;
    }

    /** Renews this lease no more; returns its end if it was kept. */
    Optional<Instant> drop(String key, String holder) {
        return Optional.ofNullable(leases.remove(new Lease(key, holder)));
    }

    private void renew() {
        int failed = 0;
        String failure = "";
        for (Lease lease : Set.copyOf(leases.keySet())) {
            try {
                Instant until = clock.instant().plus(length);
                store.renew(lease.key(), lease.holder(), until);
                leases.replace(lease, until);
            } catch (RuntimeException | Error e) {
                failed++;
                failure = Printable.line(e);
            }
        }
        if (failed > 0) {
            LOG.warn("{} leases could not be renewed, which is tried again: {}", failed, failure);
        }
    }

    private void purge() {
        try {
            LOG.debug("{} expired records purged", store.purge(clock.instant()));
        } catch (RuntimeException | Error e) {
            LOG.warn("Expired records could not be purged, which is tried again: {}", Printable.line(e));
        }
    }
}
