package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.thumbnailroute.doctor.policy.Request;

/**
 * A path by which uploads to a bucket reach the queue.
 *
 * @param text for people: "EventBridge rule pictures"
 * @param rule of EventBridge; empty where it takes no part
 * @param sender the service that sends to the queue in the end, and on behalf of what
 * @param prefix of the keys that take this path
 * @param suffixes of the keys that take it
 * @param leftOut kinds of uploads that do not take it, whatever their key: "multipart uploads"
 */
record UploadPath(
        String text,
        Optional<String> rule,
        Request sender,
        String prefix,
        List<String> suffixes,
        List<String> leftOut) {

    /** What of {@link Samples} does not take it. */
    List<String> missing() {
        return Stream.concat(Samples.SUFFIXES.stream().filter(suffix -> !suffixes.contains(suffix)), leftOut.stream())
                .toList();
    }

    /** Whether some uploads take both. */
    boolean overlaps(UploadPath other) {
        return (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix))
                && suffixes.stream().anyMatch(other.suffixes::contains);
    }
}
