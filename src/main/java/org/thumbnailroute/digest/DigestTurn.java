package org.thumbnailroute.digest;

import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.idempotent.LeaseStore;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.text.Printable;

/**
 * Lets one worker at a time receive from the digest queue, so that an album is one mail, however many workers there are. It
 * holds a lease in the store of announced uploads, and gives it back when its route stops; if it dies, the lease expires, and
 * another worker takes its turn. Should two gather at the same
 * time for a while, each gets messages of its own, and there are two mails.
 */
public final class DigestTurn implements PollingConsumerPollStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(DigestTurn.class);

    /** What a poll may take beside its wait. */
    private static final Duration SLOWEST_POLL = Duration.ofSeconds(3);

    private final LeaseStore store;
    private final String key;
    private final Duration lease;
    private final LongSupplier nanoTime;
    private final String worker = UUID.randomUUID().toString();
    private boolean asked;
    private long askedAt;
    private boolean granted;

    public DigestTurn(LeaseStore store, DigestPath path, Settings settings) {
        this(
                store,
                path.isOn() ? "digest of " + path.queueUrl() : "no digest",
                Duration.ofSeconds(2L * settings.work().pollWaitSeconds()).plus(SLOWEST_POLL),
                System::nanoTime);
    }

    /** @param lease longer than a poll, and renewed by the first poll after a third of it */
    DigestTurn(LeaseStore store, String key, Duration lease, LongSupplier nanoTime) {
        this.store = store;
        this.key = key;
        this.lease = lease;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return hasTurn();
    }

    synchronized boolean hasTurn() {
        long now = nanoTime.getAsLong();
        if (!asked || now - askedAt >= lease.toNanos() / 3) {
            asked = true;
            askedAt = now;
            granted = claim();
        }
        return granted;
    }

    private boolean claim() {
        try {
            return store.claim(key, worker, lease) == LeaseStore.Claim.GRANTED;
        } catch (RuntimeException e) {
            LOG.warn("no digests are gathered until the store of announced uploads answers: {}", Printable.line(e));
            return false;
        }
    }

    /** Another worker may gather; nothing is received here any more. */
    synchronized void end() {
        asked = false;
        granted = false;
        try {
            store.release(key, worker);
        } catch (RuntimeException e) {
            LOG.debug("another worker gathers digests only when the lease has expired", e);
        }
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        // the next poll may follow
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        return false;
    }
}
