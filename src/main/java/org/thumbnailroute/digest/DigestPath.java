package org.thumbnailroute.digest;

import java.time.Duration;
import java.util.Optional;
import org.thumbnailroute.aws.Queue;
import org.thumbnailroute.aws.Topic;
import org.thumbnailroute.settings.DigestSettings;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Where announcements are gathered and where digests go, looked up once at the start; nothing if there are no digests. */
public final class DigestPath {

    private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);

    private final Optional<Found> found;

    private record Found(Queue queue, Topic topic, Duration interval, Duration visibilityTimeout) {}

    private DigestPath(Optional<Found> found) {
        this.found = found;
    }

    /**
     * Looks up what the settings name.
     *
     * @throws InvalidSettingException if it does not exist, or if messages would go round in circles
     */
    public static DigestPath find(
            SqsClient sqs, SnsClient sns, Queue source, Queue deadLetters, Topic announcements, Settings settings) {
        return new DigestPath(settings.digest().map(digest -> {
            Queue queue = Queue.find(sqs, "thumbnail.digest-queue", digest.queue());
            if (queue.url().equals(source.url()) || queue.url().equals(deadLetters.url())) {
                throw new InvalidSettingException(
                        "thumbnail.digest-queue",
                        digest.queue(),
                        "is thumbnail.queue or thumbnail.dead-letter-queue; digests need a queue of their own");
            }
            Topic topic = Topic.named(sns, "thumbnail.digest-topic", digest.topic());
            if (topic.equals(announcements)) {
                throw new InvalidSettingException(
                        "thumbnail.digest-topic",
                        digest.topic(),
                        "is thumbnail.topic; digests need a topic of their own, or they would come back to their queue");
            }
            return new Found(queue, topic, digest.interval(), visibilityTimeout(digest, settings));
        }));
    }

    /** As long as a digest is gathered, and as long again as any message may be in work to publish and delete. */
    private static Duration visibilityTimeout(DigestSettings digest, Settings settings) {
        Duration wanted = digest.interval().plus(settings.work().visibilityTimeout());
        return wanted.compareTo(LONGEST_VISIBILITY) < 0 ? wanted : LONGEST_VISIBILITY;
    }

    /** Whether there are digests; if not, nothing else may be asked. */
    public boolean isOn() {
        return found.isPresent();
    }

    public String queueName() {
        return found.orElseThrow().queue.name();
    }

    public String queueUrl() {
        return found.orElseThrow().queue.url();
    }

    public String topicArn() {
        return found.orElseThrow().topic.arn();
    }

    /** How long SQS hides a message from the time when it was received. */
    public long visibilityTimeoutSeconds() {
        return found.orElseThrow().visibilityTimeout.toSeconds();
    }

    /** The longest time from the first announcement of a digest to the digest. */
    Duration interval() {
        return found.orElseThrow().interval;
    }
}
