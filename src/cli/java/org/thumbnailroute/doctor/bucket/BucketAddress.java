package org.thumbnailroute.doctor.bucket;

import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What S3 says of a bucket to anybody who asks.
 *
 * @param exists whether there is one of that name, whoever owns it
 * @param region where it lies; empty where the server does not say
 */
record BucketAddress(boolean exists, Optional<String> region) {

    private static final int MOVED = 301;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** Even if it lies elsewhere, or may not be looked at, S3 tells its region. */
    static BucketAddress ask(S3Client s3, String bucket) {
        try {
            HeadBucketResponse head = s3.headBucket(ask -> ask.bucket(bucket));
            return new BucketAddress(true, Optional.ofNullable(head.bucketRegion()));
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case NOT_FOUND -> new BucketAddress(false, Optional.empty());
                case MOVED, FORBIDDEN -> new BucketAddress(true, region(e));
                default -> throw e;
            };
        }
    }

    private static Optional<String> region(S3Exception refusal) {
        return Optional.ofNullable(refusal.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.sdkHttpResponse()))
                .flatMap(answer -> answer.firstMatchingHeader("x-amz-bucket-region"));
    }

    /** Whether clients of that region reach it. */
    boolean isIn(String clients) {
        return exists && region.map(clients::equals).orElse(true);
    }
}
