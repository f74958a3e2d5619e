package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Optional;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;

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
        return found("NoSuchPublicAccessBlockConfiguration", () -> bucket().s3()
                        .getPublicAccessBlock(get -> get.bucket(bucket().name()))
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
        return found("NoSuchBucketPolicy", () -> bucket().s3()
                        .getBucketPolicyStatus(get -> get.bucket(bucket().name()))
                        .policyStatus()
                        .isPublic())
                .orElse(false);
    }

    private String block() {
        return "aws s3api put-public-access-block --bucket %s --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true"
                .formatted(bucket().name());
    }

    /** S3 answers with an error of its own where there is no such configuration. */
    static <T> Optional<T> found(String missing, java.util.function.Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (S3Exception e) {
            if (e.awsErrorDetails() != null
                    && missing.equals(e.awsErrorDetails().errorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
