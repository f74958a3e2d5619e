package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.camel.Variable;
import org.thumbnailroute.engine.BoundingBox;

/**
 * Decides which uploads get thumbnails, as far as that is known before anything is fetched. The size that an event tells
 * is left alone: it may be that of an object which was overwritten since.
 */
public final class UploadCheck {

    /** The longest object key that S3 takes, in bytes of UTF-8. */
    private static final int LONGEST_KEY = 1024;

    private final Settings settings;

    public UploadCheck(Settings settings) {
        this.settings = settings;
    }

    /**
     * Lets an acceptable upload pass.
     *
     * @throws NothingToDoException if the object is a folder marker or a thumbnail
     * @throws RejectedException if the object is not of an accepted bucket, or its thumbnail's key would be too long
     */
    public void check(@Variable("upload") Upload upload) {
        if (!settings.sourceBuckets().contains(upload.bucket())) {
            throw new RejectedException(
                    Reason.FOREIGN_BUCKET,
                    "bucket \"%s\" is not one of %s (thumbnail.source-bucket)"
                            .formatted(upload.bucket(), settings.sourceBuckets()));
        }
        if (upload.key().endsWith("/")) {
            throw new NothingToDoException("folder-marker");
        }
        if (upload.bucket().equals(settings.targetBucket())
                && settings.keyTemplate().matches(upload.key())) {
            throw new NothingToDoException("own-thumbnail");
        }
        settings.sizes().forEach(box -> requireKeyFits(upload, box));
    }

    private void requireKeyFits(Upload upload, BoundingBox box) {
        int length =
                settings.keyTemplate().keyOf(upload.bucket(), upload.key(), box).getBytes(UTF_8).length;
        if (length > LONGEST_KEY) {
            throw new RejectedException(
                    Reason.KEY_TOO_LONG,
                    "the thumbnail's key would have %d bytes, S3 takes %d (thumbnail.key)"
                            .formatted(length, LONGEST_KEY));
        }
    }
}
