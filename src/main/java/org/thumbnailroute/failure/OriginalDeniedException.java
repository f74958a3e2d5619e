package org.thumbnailroute.failure;

/**
 * S3 refuses this one original, and somebody may grant the right. Its message waits by itself; that it failed says nothing
 * of the uploads behind it.
 */
public final class OriginalDeniedException extends RuntimeException {

    /** S3's answer is no cause of it: the failure policy looks at causes too, and would take it for the service's. */
    public OriginalDeniedException(String message) {
        super(message);
    }
}
