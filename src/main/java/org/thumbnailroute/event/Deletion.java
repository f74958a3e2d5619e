package org.thumbnailroute.event;

/** How an object was deleted. An object may be there all the same: one that was uploaded since, or an older version. */
public enum Deletion {
    /** A delete marker became its newest version. */
    MARKER,
    /**
     * The object, one of its versions, or a delete marker was removed for good. An older version may be the newest again, of
     * which S3 sends no event.
     */
    PERMANENT
}
