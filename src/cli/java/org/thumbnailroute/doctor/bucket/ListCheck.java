package org.thumbnailroute.doctor.bucket;

import java.util.List;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;

/** Whether the worker may list a source bucket: without this right, S3 does not tell it that an original was deleted. */
final class ListCheck extends BucketCheck {

    ListCheck(Bucket bucket) {
        super(bucket, "list");
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofWorker("s3:ListBucket", bucket().arn()));
    }

    @Override
    Finding ask() {
        bucket().list();
        return Finding.ok("s3:ListBucket is granted");
    }
}
