package org.thumbnailroute.announcement;

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
            leased.requireHeld(exchange, upload.identity());
        }
    }
}
