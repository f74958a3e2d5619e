package org.thumbnailroute.doctor;

import java.util.Locale;

/** How a check ended. */
enum Status {
    OK,
    /** The route works, but somebody should know. */
    WARN,
    /** Uploads get no thumbnails, or can be lost. */
    FAIL,
    /** Nobody knows, and the finding says why. */
    NOT_CHECKED;

    /** As in the JSON: ok, warn, fail, not-checked. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
