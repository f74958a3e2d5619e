package org.thumbnailroute.explain;

import java.util.Optional;
import org.thumbnailroute.failure.AwsAdvice;
import org.thumbnailroute.rule.Variant;
import org.thumbnailroute.thumbnail.PresentThumbnail;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What is in the target bucket before the route does anything.
 *
 * @param recipe that its rule has now
 * @param present empty if nothing is there, or if it could not be seen
 * @param unseen why it could not be seen; empty if it could
 */
record ThumbnailLook(
        String bucket, String key, Variant variant, String recipe, Optional<PresentThumbnail> present, String unseen) {

    private static final int FORBIDDEN = 403;

    static ThumbnailLook at(S3Client s3, String bucket, String key, Variant variant, String recipe) {
        try {
            return new ThumbnailLook(
                    bucket, key, variant, recipe, Optional.of(PresentThumbnail.at(s3, bucket, key)), "");
        } catch (NoSuchKeyException e) {
            return new ThumbnailLook(bucket, key, variant, recipe, Optional.empty(), "");
        } catch (SdkException | IllegalStateException e) {
            return new ThumbnailLook(bucket, key, variant, recipe, Optional.empty(), why(e));
        }
    }

    /** Why it is not what would be made of an original with this etag; empty if it is, or if nothing is there. */
    Optional<String> staleBecause(String sourceEtag) {
        return present.flatMap(there -> there.staleBecause(sourceEtag, recipe));
    }

    /** S3 hides what is not there from whoever may not list. */
    private static String why(RuntimeException failure) {
        return failure instanceof S3Exception answer && answer.statusCode() == FORBIDDEN
                ? "S3 says 403, as it does if nothing is there and s3:ListBucket on the bucket is missing"
                : AwsAdvice.line(String.valueOf(failure.getMessage()), failure);
    }
}
