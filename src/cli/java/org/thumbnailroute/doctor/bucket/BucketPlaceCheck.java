package org.thumbnailroute.doctor.bucket;

import org.thumbnailroute.doctor.Finding;

/** Whether there is such a bucket, in the region in which the worker asks for it. */
final class BucketPlaceCheck extends BucketCheck {

    BucketPlaceCheck(Bucket bucket) {
        super(bucket, "bucket");
    }

    @Override
    Finding ask() {
        BucketAddress address = bucket().address().ask();
        String workers = bucket().environment().region();
        if (!address.exists()) {
            return Finding.fail(
                    "there is no such bucket",
                    bucket().setting() + " = BUCKET",
                    "aws s3 mb s3://%s --region %s".formatted(bucket().name(), workers));
        }
        String region = address.region().orElse("a region that the server does not name");
        return address.isIn(workers)
                ? Finding.ok("in " + region)
                : Finding.fail(
                        "in %s, but the worker asks in %s".formatted(region, workers),
                        "export AWS_REGION=%s, and have queue and topic there too".formatted(region),
                        "%s = BUCKET, one in %s".formatted(bucket().setting(), workers));
    }
}
