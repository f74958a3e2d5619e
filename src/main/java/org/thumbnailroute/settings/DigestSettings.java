package org.thumbnailroute.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How announcements are gathered into digests.
 *
 * @param queue name or URL of the queue, subscribed to the topic of announcements, that they are gathered from
 * @param topic name or ARN of the topic that the digests are published to
 * @param interval the longest time from the first announcement of a digest to the digest
 */
public record DigestSettings(String queue, String topic, Duration interval) {

    private static final String NONE = "none";
    private static final String QUEUE = "thumbnail.digest-queue";
    private static final String TOPIC = "thumbnail.digest-topic";

    /** SQS hides a message for twelve hours at most, and publishing takes some time as well. */
    private static final Duration LONGEST = Duration.ofHours(11);

    /** Empty if there are to be no digests. */
    static Optional<DigestSettings> read(SettingReader reader) {
        Optional<String> queue = reader.valueOr(NONE, QUEUE, unlessNone(SettingParsers::queue));
        Optional<String> topic = reader.valueOr(NONE, TOPIC, unlessNone(SettingParsers::topic));
        Duration interval = reader.valueOr(
                "5m",
                "thumbnail.digest-interval",
                text -> SettingParsers.duration(text, Duration.ofSeconds(1), LONGEST));
        if (queue.isPresent() != topic.isPresent()) {
            throw new InvalidSettingException(
                    queue.isPresent() ? TOPIC : QUEUE,
                    NONE,
                    "digests need both a queue and a topic; set %s too, or neither"
                            .formatted(queue.isPresent() ? TOPIC : QUEUE));
        }
        return queue.flatMap(from -> topic.map(to -> new DigestSettings(from, to, interval)));
    }

    private static Function<String, Optional<String>> unlessNone(Function<String, String> parser) {
        return text -> text.equals(NONE) ? Optional.empty() : Optional.of(parser.apply(text));
    }
}
