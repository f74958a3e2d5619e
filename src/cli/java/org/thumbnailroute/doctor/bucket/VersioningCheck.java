package org.thumbnailroute.doctor.bucket;

import java.util.List;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** Whether thumbnails that were replaced pile up as old versions. */
final class VersioningCheck extends BucketCheck {

    private static final String RULE = "{\"ID\":\"forget-replaced-thumbnails\",\"Status\":\"Enabled\",\"Filter\":{},"
            + "\"NoncurrentVersionExpiration\":{\"NoncurrentDays\":7}}";

    VersioningCheck(Bucket bucket) {
        super(bucket, "versioning");
    }

    @Override
    public List<Right> needs() {
        return List.of(
                Right.ofDoctor("s3:GetBucketVersioning", bucket().arn()),
                Right.ofDoctor("s3:GetLifecycleConfiguration", bucket().arn()));
    }

    @Override
    Finding ask() {
        BucketVersioningStatus status = bucket().s3()
                .getBucketVersioning(get -> get.bucket(bucket().name()))
                .status();
        if (status != BucketVersioningStatus.ENABLED) {
            return Finding.ok(status == null ? "off" : "suspended");
        }
        return bucket().lifecycleRules().stream().anyMatch(VersioningCheck::forgetsOldVersions)
                ? Finding.ok("on; old versions expire")
                : Finding.warn(
                        "on, and no lifecycle rule deletes old versions: each thumbnail that is made again stays as one",
                        "add to the lifecycle rules of bucket %s: %s".formatted(bucket().name(), RULE));
    }

    private static boolean forgetsOldVersions(LifecycleRule rule) {
        return rule.status() == ExpirationStatus.ENABLED && rule.noncurrentVersionExpiration() != null;
    }
}
