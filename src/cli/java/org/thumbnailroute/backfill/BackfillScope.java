package org.thumbnailroute.backfill;

import java.util.Locale;

/** Which originals get thumbnails. */
enum BackfillScope {
    /** Those that lack one. */
    MISSING,
    /** These, and those whose thumbnail was made by other settings or from an older original. */
    STALE,
    /** Every original, whatever thumbnails it has. */
    ALL;

    String option() {
        return "--" + name().toLowerCase(Locale.ROOT);
    }
}
