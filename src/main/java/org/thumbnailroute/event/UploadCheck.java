package org.thumbnailroute.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.camel.Handler;
import org.apache.camel.Variable;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.settings.KeyForm;
import org.thumbnailroute.settings.Settings;

/**
 * Decides which uploads get thumbnails, as far as that is known before anything is fetched. The size that an event tells
 * is left alone: it may be that of an object which was overwritten since.
 */
public final class UploadCheck {

    /** The longest object key that S3 takes, in bytes of UTF-8. */
    private static final int LONGEST_KEY = 1024;

    private final Settings settings;
    private final List<KeyForm> thumbnailKeys;

    public UploadCheck(Settings settings) {
        this.settings = settings;
        this.thumbnailKeys = settings.thumbnails()
                .key()
                .forms(settings.buckets().sources(), settings.thumbnails().sizes());
    }

    /**
     * Lets an acceptable upload pass.
     *
     * @throws NothingToDoException if the object is a folder marker, a thumbnail, or by its name no picture
     * @throws RejectedException if the object is not of an accepted bucket, or its thumbnail's key would be too long
     */
    @Handler
    public void check(@Variable("upload") Upload upload) {
        if (!settings.buckets().sources().contains(upload.bucket())) {
            throw new RejectedException(
                    Reason.FOREIGN_BUCKET,
                    "bucket \"%s\" is not one of %s (thumbnail.source-bucket)"
                            .formatted(upload.bucket(), settings.buckets().sources()));
        }
        if (upload.key().endsWith("/")) {
            throw new NothingToDoException("folder-marker");
        }
        OtherFile.extension(upload.key()).ifPresent(extension -> {
            throw new NothingToDoException("no-picture (its key ends in .%s)".formatted(extension));
        });
        if (upload.bucket().equals(settings.buckets().target()) && isThumbnailKey(upload.key())) {
            throw new NothingToDoException("own-thumbnail (its key is one that thumbnail.key gives)");
        }
        settings.thumbnails().sizes().forEach(box -> requireKeyFits(upload, box));
    }

    /** A thumbnail says by its metadata what it is; this spares the request, and holds where a server drops metadata. */
    private boolean isThumbnailKey(String key) {
        return thumbnailKeys.stream().anyMatch(form -> form.originalOf(key).isPresent());
    }

    private void requireKeyFits(Upload upload, BoundingBox box) {
        int length = settings.thumbnails()
                .key()
                .keyOf(upload.bucket(), upload.key(), box)
                .getBytes(UTF_8)
                .length;
        if (length > LONGEST_KEY) {
            throw new RejectedException(
                    Reason.KEY_TOO_LONG,
                    "the thumbnail's key would have %d bytes, S3 takes %d (thumbnail.key)"
                            .formatted(length, LONGEST_KEY));
        }
    }
}
