package org.thumbnailroute.backfill;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.thumbnailroute.terminal.FailedException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Lists a bucket. S3 does not always say which bucket it refuses, and never which setting names it. */
final class Listing {

    private static final String DENIED = "AccessDenied";

    private final S3Client s3;
    private final Patience patience;
    private final String setting;
    private final AtomicLong requests = new AtomicLong();

    /** @param setting that names the bucket */
    Listing(S3Client s3, Patience patience, String setting) {
        this.s3 = s3;
        this.patience = patience;
        this.setting = setting;
    }

    /**
     * The first page that holds something, or the last one: S3 may send empty ones before, and so do servers like it.
     *
     * @throws FailedException if there is no such bucket, or the right to list it is missing
     */
    ListObjectsV2Response page(ListObjectsV2Request first) {
        ListObjectsV2Response page = list(first);
        while (isEmpty(page) && Boolean.TRUE.equals(page.isTruncated())) {
            if (page.nextContinuationToken() == null) {
                throw new IllegalStateException("S3 says that an empty listing goes on, but not where");
            }
            page = list(first.toBuilder()
                    .continuationToken(page.nextContinuationToken())
                    .build());
        }
        return page;
    }

    private static boolean isEmpty(ListObjectsV2Response page) {
        return page.contents().isEmpty() && page.commonPrefixes().isEmpty();
    }

    private ListObjectsV2Response list(ListObjectsV2Request request) {
        requests.incrementAndGet();
        try {
            return patience.with(() -> s3.listObjectsV2(request));
        } catch (NoSuchBucketException e) {
            throw noBucket(setting, request.bucket());
        } catch (S3Exception e) {
            if (isDenied(e)) {
                throw new FailedException("S3 denies access: backfill needs s3:ListBucket on %s (%s)"
                        .formatted(request.bucket(), setting));
            }
            throw e;
        }
    }

    static FailedException noBucket(String setting, String bucket) {
        return new FailedException("%s: there is no bucket %s".formatted(setting, bucket));
    }

    /** How many there were so far. */
    long requests() {
        return requests.get();
    }

    private static boolean isDenied(S3Exception e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .filter(details -> DENIED.equals(details.errorCode()))
                .isPresent();
    }
}
