package org.thumbnailroute.idempotent;

import java.time.Duration;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.text.Printable;

/**
 * Remembers what is done, and for the time of the work who is at it. To be used with {@code eager: true}: <em>add</em>
 * takes a lease, <em>confirm</em> turns it into a record of the work done, <em>remove</em> gives it back. Whoever meets a
 * lease of somebody else gets a {@link KeyInWorkException} and should come again; a lease is renewed while its holder
 * lives and runs out when it has died. The store is closed by whoever made it.
 */
public final class LeasedIdempotentRepository extends ServiceSupport implements IdempotentRepository {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedIdempotentRepository.class);

    /** Pauses between the attempts to remember what was done: short, because a consumer waits. */
    private static final Duration[] PAUSES = {Duration.ofMillis(100), Duration.ofMillis(400)};

    private final LeaseStore store;
    private final Duration lease;
    private final Duration memory;
    private final LeaseKeeper keeper;

    /** Tells this worker's leases from those of others. */
    private volatile String instance = UUID.randomUUID().toString();

    /**
     * A repository on a store that others may share.
     *
     * @param lease how long after its last sign of life a holder keeps a key
     * @param memory how long what is done is remembered
     */
    public LeasedIdempotentRepository(LeaseStore store, Duration lease, Duration memory) {
        this.store = store;
        this.lease = lease;
        this.memory = memory;
        this.keeper = new LeaseKeeper(store, lease);
    }

    @Override
    public boolean add(String key) {
        return add(key, instance);
    }

    @Override
    public boolean add(Exchange exchange, String key) {
        return add(key, holder(exchange));
    }

    @Override
    public boolean contains(String key) {
        return store.isDone(key);
    }

    @Override
    public boolean remove(String key) {
        return remove(key, instance);
    }

    @Override
    public boolean remove(Exchange exchange, String key) {
        return remove(key, holder(exchange));
    }

    @Override
    public boolean confirm(String key) {
        return confirm(key, instance);
    }

    @Override
    public boolean confirm(Exchange exchange, String key) {
        return confirm(key, holder(exchange));
    }

    /**
     * Makes sure that no other worker has taken over what an exchange has in work, as happens when this one was stopped for
     * longer than its lease. To be called before what cannot be taken back. The store is asked each time, since no clock of a
     * machine that was stopped can be trusted to have gone on; the answer holds for one lease.
     *
     * @throws KeyInWorkException if another has it, or has done it
     */
    public void requireHeld(Exchange exchange, String key) {
        if (store.claim(key, holder(exchange), lease) != LeaseStore.Claim.GRANTED) {
            throw new KeyInWorkException(key);
        }
    }

    /** Not offered: nobody should forget what other workers have done. */
    @Override
    public void clear() {
        throw new UnsupportedOperationException("the store may be shared; clear it with its own tools");
    }

    /**
     * Each start makes another holder. Workers that go on from copies of one memory image, as on AWS Lambda, also number
     * their exchanges alike; one would be granted the lease of another if it did not start this anew.
     */
    @Override
    protected void doStart() {
        instance = UUID.randomUUID().toString();
        keeper.start();
    }

    @Override
    protected void doStop() {
        keeper.stop();
    }

    private String holder(Exchange exchange) {
        return instance + '/' + exchange.getExchangeId();
    }

    private boolean add(String key, String holder) {
        return switch (store.claim(key, holder, lease)) {
            case GRANTED -> {
                if (!keeper.keep(key, holder)) {
                    // without an exchange all threads have one name, and the store cannot tell them apart
                    throw new KeyInWorkException(key);
                }
                yield true;
            }
            case HELD -> throw new KeyInWorkException(key);
            case DONE -> false;
        };
    }

    private boolean confirm(String key, String holder) {
        try {
            for (int attempt = 0; ; attempt++) {
                try {
                    store.done(key, memory);
                    return true;
                } catch (RuntimeException | Error e) {
                    if (attempt == PAUSES.length || !pause(PAUSES[attempt])) {
                        LOG.warn(
                                "{} was announced but could not be remembered, a duplicate would be announced again: {}",
                                Printable.of(key),
                                Printable.line(e));
                        return false;
                    }
                }
            }
        } finally {
            // not before, so that nobody takes the key over while this is still trying
            keeper.drop(key, holder);
        }
    }

    private boolean remove(String key, String holder) {
        keeper.drop(key, holder);
        try {
            store.release(key, holder);
            return true;
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "The lease of {} could not be released, it ends by itself within {} s: {}",
                    Printable.of(key),
                    lease.toSeconds(),
                    Printable.line(e));
            return false;
        }
    }

    /** Returns false when it was interrupted. */
    private static boolean pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
