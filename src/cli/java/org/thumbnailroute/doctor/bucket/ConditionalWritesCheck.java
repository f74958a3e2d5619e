package org.thumbnailroute.doctor.bucket;

import org.thumbnailroute.doctor.Finding;

/**
 * Whether the server refuses a PUT whose condition does not hold, which keeps an older thumbnail from replacing a newer
 * one. AWS does. Of another server only a PUT could tell, which one without conditions would store.
 */
final class ConditionalWritesCheck extends BucketCheck {

    ConditionalWritesCheck(Bucket bucket) {
        super(bucket, "conditional-writes");
    }

    @Override
    Finding ask() {
        return bucket().isOnAws()
                ? Finding.ok("AWS S3 has them")
                : Finding.notChecked("%s is not AWS; only a PUT shows whether it knows If-Match and If-None-Match"
                        .formatted(bucket().host()));
    }
}
