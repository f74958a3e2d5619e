package org.thumbnailroute.failure;

import org.thumbnailroute.text.Printable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Another worker stored a thumbnail under the same key in between, or somebody deleted it; storing is to be tried again
 * from the start. S3's answer is no cause of it: the failure policy looks at causes too, and would take a thumbnail that
 * is not there for an original that is gone.
 */
public final class ThumbnailChangedException extends RuntimeException {

    public ThumbnailChangedException(String key, S3Exception answer) {
        super("the thumbnail %s was changed while it was being replaced or removed (S3 says %d)"
                .formatted(Printable.of(key), answer.statusCode()));
    }
}
