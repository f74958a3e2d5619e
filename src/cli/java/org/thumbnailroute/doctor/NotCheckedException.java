package org.thumbnailroute.doctor;

/** A check cannot look, because of something that another check reports. */
public final class NotCheckedException extends RuntimeException {

    /** @param why one sentence */
    public NotCheckedException(String why) {
        super(why, null, false, false);
    }
}
