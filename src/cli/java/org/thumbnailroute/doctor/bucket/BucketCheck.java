package org.thumbnailroute.doctor.bucket;

import org.thumbnailroute.doctor.Check;

/** A check on one bucket. */
abstract class BucketCheck implements Check {

    private final Bucket bucket;
    private final String what;

    /** @param what is looked at: versioning, say */
    BucketCheck(Bucket bucket, String what) {
        this.bucket = bucket;
        this.what = what;
    }

    Bucket bucket() {
        return bucket;
    }

    @Override
    public final String name() {
        return bucket.check(what);
    }

    @Override
    public final String subject() {
        return bucket.name();
    }
}
