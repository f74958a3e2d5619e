package org.thumbnailroute.doctor.bucket;

import java.util.List;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** Lifecycle rules of a bucket. */
final class Lifecycle {

    private Lifecycle() {}

    static List<LifecycleRule> rules(Bucket bucket) {
        return PublicAccessCheck.found("NoSuchLifecycleConfiguration", () -> bucket.s3()
                        .getBucketLifecycleConfiguration(get -> get.bucket(bucket.name()))
                        .rules())
                .orElse(List.of());
    }
}
