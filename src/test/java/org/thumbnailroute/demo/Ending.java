package org.thumbnailroute.demo;

import java.util.List;

/**
 * What became of an upload so far.
 *
 * @param outcome the word in the log, such as {@code announced} or {@code parked}; empty before the first
 * @param reason a stable code: one of the route's, or {@code not-uploaded}, {@code no-answer}; empty if nothing failed
 * @param error one line for a person; empty if nothing failed
 * @param advice what to do about it; empty if nothing failed
 * @param contentType of the original, told from its bytes; empty if it was not read
 * @param width of the original in pixels, upright; 0 if it was not read
 * @param height of the original in pixels, upright; 0 if it was not read
 * @param millis from the upload to this outcome
 */
record Ending(
        String outcome,
        String reason,
        String error,
        String advice,
        String contentType,
        int width,
        int height,
        List<LinkedThumbnail> thumbnails,
        long millis) {

    static final Ending NONE = failed("", "", "", "", 0);

    Ending {
        thumbnails = List.copyOf(thumbnails);
    }

    static Ending failed(String outcome, String reason, String error, String advice, long millis) {
        return new Ending(outcome, reason, error, advice, "", 0, 0, List.of(), millis);
    }

    /** The same, that long after the upload. */
    Ending after(long millisSinceUpload) {
        return new Ending(outcome, reason, error, advice, contentType, width, height, thumbnails, millisSinceUpload);
    }
}
