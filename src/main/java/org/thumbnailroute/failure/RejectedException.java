package org.thumbnailroute.failure;

/** A permanent failure: the same message fails the same way every time, so it is parked and not retried. */
public final class RejectedException extends RuntimeException {

    private final Reason reason;

    /**
     * A rejection that nothing else caused.
     *
     * @param message what is wrong with which value, and the limit that it breaks
     */
    public RejectedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public RejectedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
