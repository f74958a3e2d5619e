package org.thumbnailroute.failure;

/**
 * The original is another version than the one that its thumbnails were made of, and S3 may or may not send an event of it.
 * Whoever has that event gets some time; then the thumbnails are made without it.
 */
public final class VersionPendingException extends RuntimeException {

    public VersionPendingException() {
        super(
                "the newest version of the original has no thumbnail yet, and its own event may be on its way",
                null,
                false,
                false);
    }
}
