package org.thumbnailroute.doctor.bucket;

import java.util.List;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/** Whether people can see thumbnails without a link, or after it has expired. */
final class PublicAccessCheck extends BucketCheck {

    PublicAccessCheck(Bucket bucket) {
        super(bucket, "public-access");
    }

    @Override
    public List<Right> needs() {
        return List.of(
                Right.ofDoctor("s3:GetBucketPublicAccessBlock", bucket().arn()),
                Right.ofDoctor("s3:GetBucketPolicyStatus", bucket().arn()));
    }

    @Override
    Finding ask() {
        if (isBlocked()) {
            return Finding.ok("blocked");
        }
        return hasPublicPolicy()
                ? Finding.warn("its policy lets everybody in: links are not needed, and do not expire", block())
                : Finding.warn(
                        "the bucket itself does not block it, so unless the account does, a policy or an ACL can make it public",
                        block());
    }

    private boolean isBlocked() {
        return bucket().configuration("NoSuchPublicAccessBlockConfiguration", s3 -> s3.getPublicAccessBlock(
                                get -> get.bucket(bucket().name()))
                        .publicAccessBlockConfiguration())
                .map(PublicAccessCheck::isWhole)
                .orElse(false);
    }

    private static boolean isWhole(PublicAccessBlockConfiguration block) {
        return block.blockPublicAcls()
                && block.ignorePublicAcls()
                && block.blockPublicPolicy()
                && block.restrictPublicBuckets();
    }

    private boolean hasPublicPolicy() {
        return bucket().configuration(
                        "NoSuchBucketPolicy", s3 -> s3.getBucketPolicyStatus(get -> get.bucket(bucket().name()))
                                .policyStatus()
                                .isPublic())
                .orElse(false);
    }

    private String block() {
        return "aws s3api put-public-access-block --bucket %s --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true"
                .formatted(bucket().name());
    }
}
