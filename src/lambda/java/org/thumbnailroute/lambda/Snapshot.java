package org.thumbnailroute.lambda;

import org.crac.Context;
import org.crac.Resource;
import org.thumbnailroute.idempotent.LeasedIdempotentRepository;

/**
 * Told by Lambda's SnapStart before it takes a snapshot of the started function, and in each copy that it starts from it.
 *
 * <p>What needs nothing here: connections, of which {@link InitCalls} leaves none open. Credentials, which are those of
 * a container under SnapStart; the SDK asks for new ones when the clock says that they are old. Random numbers, which
 * Lambda makes differ. Exchange ids, which are the same in all copies, but are only compared together with the
 * repository's own. A pool of PostgreSQL connections tests each that was idle, and replaces it.
 */
final class Snapshot implements Resource {

    private final Runnable priming;
    private final LeasedIdempotentRepository announcedUploads;

    Snapshot(Runnable priming, LeasedIdempotentRepository announcedUploads) {
        this.priming = priming;
        this.announcedUploads = announcedUploads;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        priming.run();
    }

    /** Two copies with one name would take each other's leases for their own. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
        announcedUploads.stop();
        announcedUploads.start();
    }
}
