package org.thumbnailroute.lambda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.idempotent.LeaseStore;

/** Grants every lease, and remembers to whom. */
final class HoldersSeen implements LeaseStore {

    private final List<String> holders = new ArrayList<>();

    List<String> list() {
        return List.copyOf(holders);
    }

    @Override
    public Claim claim(String key, String holder, Instant now, Instant until) {
        holders.add(holder);
        return Claim.GRANTED;
    }

    @Override
    public void renew(String key, String holder, Instant until) {}

    @Override
    public void done(String key, Instant until) {}

    @Override
    public void release(String key, String holder) {}

    @Override
    public boolean isDone(String key, Instant now) {
        return false;
    }

    @Override
    public int purge(Instant now) {
        return 0;
    }

    @Override
    public void close() {}
}
