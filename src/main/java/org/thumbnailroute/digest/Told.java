package org.thumbnailroute.digest;

import java.util.List;
import java.util.Optional;
import org.thumbnailroute.event.ObjectLocation;

/**
 * What one announcement tells, as far as a digest repeats it.
 *
 * @param outcome its word, such as {@code announced}
 * @param source the original; its key is empty if only the bucket is known
 * @param thumbnails how many there are
 * @param links to the thumbnails; the digest keeps only the first ones
 * @param failure why there is no thumbnail
 */
record Told(
        String outcome, Optional<ObjectLocation> source, int thumbnails, List<Link> links, Optional<Failure> failure) {

    static final String ANNOUNCED = "announced";
    static final String PARKED = "parked";

    /**
     * A link to a thumbnail.
     *
     * @param size the bounding box, such as {@code 64x64}
     * @param expires in UTC, such as {@code 2026-11-22T02:23:14Z}
     */
    record Link(String size, String url, String expires) {}

    /**
     * Why an upload was parked.
     *
     * @param reason its code
     * @param error one line for a person
     * @param action what to do: a part of a sentence
     * @param messageId of the message that was parked
     */
    record Failure(String reason, String error, String action, String messageId) {}

    /** What tells this from the announcements of other uploads. SNS and SQS may deliver one twice, the route announce twice. */
    String identity() {
        String object = source.map(ObjectLocation::toString).orElse("");
        String why = failure.map(one -> one.reason + (object.endsWith("/") || object.isEmpty() ? one.messageId : ""))
                .orElse("");
        return outcome + ' ' + why + ' ' + object;
    }

    Told withoutLinks() {
        return new Told(outcome, source, thumbnails, List.of(), failure);
    }
}
