package org.thumbnailroute.localfiles;

/** No thumbnail of this file. */
final class FailedFile extends RuntimeException {

    /** It cannot be read, or is no file. */
    static final String UNREADABLE = "unreadable";
    /** It is a link to a directory, which might lead in a circle. */
    static final String NOT_FOLLOWED = "not-followed";
    /** Its thumbnail cannot be written. */
    static final String UNWRITABLE = "unwritable";
    /** Its thumbnail's place belongs to another file. */
    static final String NAME_TAKEN = "name-taken";
    /** There is a file in its thumbnail's place, and nobody said that it may be replaced. */
    static final String EXISTS = "exists";
    /** The heap is too small for it. */
    static final String OUT_OF_MEMORY = "out-of-memory";
    /** What should not be possible. */
    static final String FAILED = "failed";

    private final String reason;

    /** @param reason one of these, or the code of a reason of the route's */
    FailedFile(String reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
