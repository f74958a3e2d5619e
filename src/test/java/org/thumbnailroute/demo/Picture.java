package org.thumbnailroute.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.thumbnailroute.text.Printable;

/**
 * An object of the source bucket, and how far the route has come with it. The page gets it as JSON, so its names are the
 * names in {@code card.js}.
 *
 * @param id differs from that of an earlier upload of the same key
 * @param contentType as the uploader claims
 * @param note what is special about it; may be empty
 * @param bytes of the file
 * @param step the step it is in, or was in when it failed; empty before the first
 * @param steps those taken in this attempt, in their order
 * @param attempt how often the route has begun it
 */
record Picture(
        int id,
        String key,
        String contentType,
        String note,
        long bytes,
        Instant uploaded,
        State state,
        String step,
        List<StepTime> steps,
        int attempt,
        Ending ending) {

    /** Where it is on its way. */
    enum State {
        /** On its way to S3. */
        UPLOADING,
        /** Its event waits in SQS. */
        QUEUED,
        /** In a step of the route. */
        WORKING,
        /** Its event is back in SQS after a failure that may pass. */
        RETRYING,
        /** Its thumbnails are stored and announced. */
        ANNOUNCED,
        /** There will be no thumbnail, unless somebody does something. */
        FAILED,
        /** The route had nothing to do. */
        SKIPPED;

        boolean isFinal() {
            return this == ANNOUNCED || this == FAILED || this == SKIPPED;
        }
    }

    /**
     * A step, or several of its kind, such as one PUT for each size.
     *
     * @param nanos all of them together
     */
    record StepTime(String name, long nanos, int times) {}

    Picture {
        steps = List.copyOf(steps);
    }

    /** The key as people see it. */
    @JsonProperty("name")
    String name() {
        return Printable.of(key);
    }

    static Picture uploading(int id, String key, String contentType, String note, long bytes) {
        return new Picture(
                id, key, contentType, note, bytes, Instant.now(), State.UPLOADING, "", List.of(), 0, Ending.NONE);
    }

    Picture in(State next, String nextStep, List<StepTime> nextSteps) {
        return new Picture(id, key, contentType, note, bytes, uploaded, next, nextStep, nextSteps, attempt, ending);
    }

    Picture nextAttempt() {
        return new Picture(
                id, key, contentType, note, bytes, uploaded, State.WORKING, "", List.of(), attempt + 1, ending);
    }

    Picture ended(State last, Ending how) {
        return new Picture(id, key, contentType, note, bytes, uploaded, last, step, steps, attempt, how);
    }
}
