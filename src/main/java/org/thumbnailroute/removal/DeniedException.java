package org.thumbnailroute.removal;

import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3 denies what is needed to tell whether an original was deleted, or to remove its thumbnail. */
public final class DeniedException extends RuntimeException {

    /** S3's answer is no cause of it: the failure policy looks at causes too, and would take it for the service's. */
    DeniedException(String what, String right, String bucket, S3Exception answer) {
        super("%s: S3 says %d; grant %s on bucket %s (thumbnail.on-delete = delete)"
                .formatted(what, answer.statusCode(), right, bucket));
    }
}
