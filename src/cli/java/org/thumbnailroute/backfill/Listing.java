package org.thumbnailroute.backfill;

import java.util.Optional;
import org.thumbnailroute.terminal.FailedException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Lists a bucket. S3 does not always say which bucket it refuses, and never which setting names it. */
final class Listing {

    private static final String DENIED = "AccessDenied";

    private Listing() {}

    /**
     * A page.
     *
     * @param setting that names the bucket
     * @throws FailedException if there is no such bucket, or the right to list it is missing
     */
    static ListObjectsV2Response page(S3Client s3, ListObjectsV2Request request, String setting) {
        try {
            return s3.listObjectsV2(request);
        } catch (NoSuchBucketException e) {
            throw new FailedException("%s: there is no bucket %s".formatted(setting, request.bucket()));
        } catch (S3Exception e) {
            if (isDenied(e)) {
                throw new FailedException("S3 denies access: backfill needs s3:ListBucket on %s (%s)"
                        .formatted(request.bucket(), setting));
            }
            throw e;
        }
    }

    private static boolean isDenied(S3Exception e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .filter(details -> DENIED.equals(details.errorCode()))
                .isPresent();
    }
}
