package org.thumbnailroute.backfill;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.thumbnailroute.aws.Etag;
import software.amazon.awssdk.services.s3.model.RestoreStatus;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * One object, as the listing of its bucket describes it.
 *
 * @param size in bytes
 * @param etag without quotes
 * @param modified when this version of it was stored
 * @param isArchived whether it must be restored before it can be read
 */
record Found(String bucket, String key, long size, String etag, Instant modified, boolean isArchived) {

    /** Glacier Instant Retrieval and Intelligent-Tiering are read like any other. */
    private static final Set<String> ARCHIVES = Set.of("GLACIER", "DEEP_ARCHIVE");

    static Found of(String bucket, S3Object object) {
        boolean isRestored = Optional.ofNullable(object.restoreStatus())
                .map(RestoreStatus::restoreExpiryDate)
                .isPresent();
        return new Found(
                bucket,
                object.key(),
                object.size(),
                Etag.of(object.eTag()).orElse(""),
                object.lastModified(),
                ARCHIVES.contains(String.valueOf(object.storageClassAsString())) && !isRestored);
    }
}
