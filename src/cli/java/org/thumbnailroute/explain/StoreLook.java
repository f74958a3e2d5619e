package org.thumbnailroute.explain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.announcement.AnnouncedUploads;
import org.thumbnailroute.failure.StartFailure;
import org.thumbnailroute.idempotent.LeaseStore;
import org.thumbnailroute.settings.Settings;

/** Looks into the store of announced uploads, which is opened when it is first wanted, and only to be looked at. */
final class StoreLook implements AutoCloseable {

    private final Settings settings;
    private @Nullable LeaseStore store;

    StoreLook(Settings settings) {
        this.settings = settings;
    }

    /** @param remark how the identity was found; empty if the event gives it */
    StoreFacts look(String identity, String remark) {
        try {
            return new StoreFacts(Optional.of(opened().look(identity)), identity, remark);
        } catch (RuntimeException e) {
            return new StoreFacts(Optional.empty(), identity, StartFailure.line(e));
        }
    }

    private LeaseStore opened() {
        LeaseStore open = store == null ? AnnouncedUploads.storeToLookAt(settings) : store;
        store = open;
        return open;
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
