package org.thumbnailroute.removal;

import java.util.Optional;
import java.util.OptionalLong;
import org.thumbnailroute.aws.Etag;
import org.thumbnailroute.aws.OriginalRequests;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Asks S3 whether an original is there, whatever an event says. */
final class OriginalNow {

    private static final int FORBIDDEN = 403;
    private static final int EMPTY_OBJECT = 416;

    private final S3Client s3;
    private final OriginalRequests requests;

    OriginalNow(S3Client s3, Settings settings) {
        this.s3 = s3;
        this.requests = new OriginalRequests(settings);
    }

    /**
     * What is there; empty if nothing is, or if a delete marker hides it.
     *
     * @throws DeniedException if S3 does not say so
     */
    Optional<PresentOriginal> look(String bucket, String key) {
        try {
            return Optional.of(present(s3.headObject(requests.head(bucket, key, Optional.empty()))));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception e) {
            throw explained(e, bucket);
        }
    }

    /**
     * Makes sure that nothing is there. The answer to a HEAD has no body, so that a bucket which is missing looks like an
     * object which is.
     *
     * @throws IllegalStateException if the original is there
     */
    void requireGone(String bucket, String key) {
        try {
            s3.getObject(requests.firstByte(bucket, key)).abort();
        } catch (NoSuchKeyException e) {
            return;
        } catch (S3Exception e) {
            if (e.statusCode() != EMPTY_OBJECT) {
                throw explained(e, bucket);
            }
        }
        throw new IllegalStateException("the original was not there, and now it is: it has to be looked at again");
    }

    private static PresentOriginal present(HeadObjectResponse head) {
        return new PresentOriginal(
                Etag.of(head.eTag()),
                head.contentLength() == null ? OptionalLong.empty() : OptionalLong.of(head.contentLength()),
                head.versionId() != null);
    }

    private static RuntimeException explained(S3Exception answer, String bucket) {
        return answer.statusCode() == FORBIDDEN
                ? new DeniedException(
                        "whether the original was deleted is not known",
                        "s3:ListBucket and s3:GetObject",
                        bucket,
                        answer)
                : answer;
    }
}
