package org.thumbnailroute.doctor.bucket;

import java.util.List;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import software.amazon.awssdk.services.s3.model.Payer;

/** Whether reading a source bucket takes a word that the reader pays, and the worker says it. */
final class RequesterPaysCheck extends BucketCheck {

    RequesterPaysCheck(Bucket bucket) {
        super(bucket, "requester-pays");
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofDoctor("s3:GetBucketRequestPayment", bucket().arn()));
    }

    @Override
    Finding ask() {
        boolean requester = bucket().s3()
                        .getBucketRequestPayment(get -> get.bucket(bucket().name()))
                        .payer()
                == Payer.REQUESTER;
        boolean pays = bucket().environment().settings().buckets().requesterPays();
        if (requester && !pays) {
            return Finding.warn(
                    "a Requester Pays bucket: S3 refuses workers of other accounts than the bucket's",
                    "thumbnail.requester-pays = true");
        }
        return Finding.ok(requester ? "the requester pays, as set" : "the owner of the bucket pays");
    }
}
