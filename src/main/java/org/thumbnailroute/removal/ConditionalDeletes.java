package org.thumbnailroute.removal;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.aws.AskedAtStart;
import org.thumbnailroute.aws.OriginalRequests;
import org.thumbnailroute.failure.AwsAdvice;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.OnDelete;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Whether the S3 service deletes an object only if it has a certain etag. AWS does, since September 2025; MinIO and others
 * take the condition and delete whatever is there.
 */
public final class ConditionalDeletes {

    private static final Logger LOG = LoggerFactory.getLogger(ConditionalDeletes.class);

    /** No object has this name, and none is stored under it. */
    private static final String PROBED_NAME = "thumbnail-route-probe";

    private static final String NO_ETAG = "\"no-object-has-this-etag\"";

    private static final int FORBIDDEN = 403;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client s3;
    private final Settings settings;

    public ConditionalDeletes(S3Client s3, Settings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    /**
     * Checks at the start what nobody would notice later. What is missing of the rights is only logged, because they may
     * differ between directories, and because a deletion that lacks them says so and stays in the queue.
     *
     * @throws InvalidSettingException if deletes are not conditional
     */
    void check() {
        if (!areKnownOrDenied()) {
            throw new InvalidSettingException(
                    OnDelete.SETTING,
                    "delete",
                    "needs an S3 service with conditional deletes (If-Match); that of bucket %s has none, so the thumbnail of an original that was uploaded again could be lost: use keep"
                            .formatted(settings.targetBucket()));
        }
        settings.buckets().sources().stream().sorted().forEach(this::requireList);
    }

    private boolean areKnownOrDenied() {
        try {
            return AskedAtStart.of("s3:DeleteObject", () -> areKnown(settings.targetBucket(), PROBED_NAME));
        } catch (S3Exception e) {
            if (e.statusCode() != FORBIDDEN) {
                throw e;
            }
            LOG.warn(
                    "thumbnails cannot be removed with their originals: S3 says 403; grant s3:DeleteObject and s3:ListBucket on bucket {}",
                    settings.targetBucket());
            return true;
        }
    }

    /**
     * Asks to delete what is not there, if it has an etag that no object has. A service that knows the condition says that
     * there is nothing; others say that they have deleted it.
     *
     * @param key of an object that cannot exist
     * @throws S3Exception if the service does not answer that, such as 403 if the right is missing
     */
    public boolean areKnown(String bucket, String key) {
        try {
            s3.deleteObject(delete -> delete.bucket(bucket).key(key).ifMatch(NO_ETAG));
            return false;
        } catch (NoSuchKeyException e) {
            return true;
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case PRECONDITION_FAILED -> true;
                case NOT_IMPLEMENTED -> false;
                default -> throw e;
            };
        }
    }

    /** Without the right to list, S3 says 403 of an original that is gone, and nothing would ever be removed. */
    private void requireList(String bucket) {
        OriginalRequests requests = new OriginalRequests(settings);
        try {
            AskedAtStart.of("s3:ListBucket", () -> s3.headObject(requests.head(bucket, PROBED_NAME, Optional.empty())));
        } catch (NoSuchKeyException e) {
            return;
        } catch (AwsServiceException e) {
            LOG.warn(
                    "whether an original was deleted cannot be told: {}; grant s3:ListBucket on bucket {}",
                    AwsAdvice.line("S3 says " + e.statusCode(), e),
                    bucket);
        }
    }
}
