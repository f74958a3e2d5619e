package org.thumbnailroute.route;

/** Another worker stored a thumbnail under the same key in between; storing is to be tried again from the start. */
public final class ThumbnailChangedException extends RuntimeException {

    public ThumbnailChangedException(String key, Throwable cause) {
        super("the thumbnail " + Printable.of(key) + " was changed while it was being replaced", cause);
    }
}
