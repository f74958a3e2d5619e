package org.thumbnailroute.engine;

/** The bytes cannot become a thumbnail, now or ever: trying again gives the same answer. */
public final class ImageRejectedException extends RuntimeException {

    /** Why a picture was rejected. */
    public enum Reason {
        /** Zero bytes. */
        EMPTY,
        /** A format, or a variant of one, that is not read here. */
        UNSUPPORTED_FORMAT,
        /** The bytes claim a known format but cannot be decoded. */
        CORRUPT,
        /** More pixels than the limit; known from the header, nothing was decoded. */
        TOO_MANY_PIXELS,
        /** Decoding would take more memory than there is; known from the header, nothing was decoded. */
        TOO_LITTLE_MEMORY
    }

    private final Reason reason;

    public ImageRejectedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public ImageRejectedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** {@link Reason#CORRUPT}: {@code what} says what is wrong, beginning with the format's name. */
    public static ImageRejectedException corrupt(String what) {
        return new ImageRejectedException(Reason.CORRUPT, "broken " + what);
    }

    /** {@link Reason#UNSUPPORTED_FORMAT}: {@code what} names the format or the variant. */
    public static ImageRejectedException unsupported(String what) {
        return new ImageRejectedException(Reason.UNSUPPORTED_FORMAT, "unsupported: " + what);
    }

    public Reason reason() {
        return reason;
    }
}
