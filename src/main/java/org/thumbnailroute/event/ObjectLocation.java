package org.thumbnailroute.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Which object a line of the log is about.
 *
 * @param key decoded, with whatever it holds; empty if the event does not name it
 */
public record ObjectLocation(String bucket, String key) {

    /** Empty if the message was not understood so far. */
    public static Optional<ObjectLocation> in(Exchange exchange) {
        return Optional.ofNullable(exchange.getVariable("upload", Upload.class))
                .map(Upload::location)
                .or(() -> Optional.ofNullable(exchange.getVariable("record", EventRecord.class))
                        .flatMap(record -> of(record.event())));
    }

    /** As much of it as an event tells: of test events, and of API calls that CloudTrail recorded, too. */
    static Optional<ObjectLocation> of(JsonNode event) {
        S3Event s3 = S3Event.of(event);
        JsonNode call = event.path("detail").path("requestParameters");
        Optional<String> bucket =
                s3.bucket().or(() -> S3Event.text(call, "bucketName")).or(() -> S3Event.text(event, "Bucket"));
        Optional<String> key = keyIn(s3).or(() -> S3Event.text(call, "key"));
        return bucket.map(name -> new ObjectLocation(name, key.orElse("")));
    }

    private static Optional<String> keyIn(S3Event event) {
        try {
            return event.key();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // that is why the record is rejected, and the error says so
        }
    }

    /** {@code s3://bucket/key}: not fit for a log line as it is. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
