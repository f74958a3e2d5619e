package org.thumbnailroute.announcement;

import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Variable;
import org.apache.camel.spi.IdempotentRepository;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.idempotent.KeyInWorkException;
import org.thumbnailroute.idempotent.LeasedIdempotentRepository;

/**
 * Asks, right before an upload is announced, whether it is still this worker's. While a worker is stopped (a virtual machine
 * that is moved, a frozen function, a long garbage collection) its lease can run out, and another announces the upload.
 */
public final class LeaseCheck {

    private final IdempotentRepository announcedUploads;
    private final LongAdder lost = new LongAdder();

    /** A repository other than ours knows no leases; with it nothing is asked. */
    public LeaseCheck(IdempotentRepository announcedUploads) {
        this.announcedUploads = announcedUploads;
    }

    /**
     * Prolongs the lease.
     *
     * @throws KeyInWorkException if another worker has taken the upload over
     */
    @Handler
    public void check(Exchange exchange, @Variable("upload") Upload upload) {
        if (announcedUploads instanceof LeasedIdempotentRepository leased) {
            requireHeld(leased, exchange, upload.identity());
        }
    }

    private void requireHeld(LeasedIdempotentRepository leased, Exchange exchange, String identity) {
        try {
            leased.requireHeld(exchange, identity);
        } catch (KeyInWorkException e) {
            lost.increment();
            throw e;
        }
    }

    /** Uploads that another worker took over, since the start. */
    public long lost() {
        return lost.sum();
    }
}
