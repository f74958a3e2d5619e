package org.thumbnailroute.settings;

import java.time.Duration;

/**
 * How messages are received and worked on.
 *
 * @param concurrency messages in work at once
 * @param visibilityTimeoutSeconds how long SQS hides a message in work
 * @param pollWaitSeconds how long one poll waits for a message
 */
public record WorkSettings(int concurrency, int visibilityTimeoutSeconds, int pollWaitSeconds) {

    static WorkSettings read(SettingReader reader) {
        return new WorkSettings(
                reader.value("thumbnail.concurrency", SettingParsers::concurrency),
                (int) reader.number("thumbnail.visibility-timeout-seconds", 2, 43_200),
                (int) reader.number("thumbnail.poll-wait-seconds", 0, 20));
    }

    /** How long SQS hides a message in work. */
    public Duration visibilityTimeout() {
        return Duration.ofSeconds(visibilityTimeoutSeconds);
    }

    /**
     * How long an upload in work is kept from other workers, unless its worker says that it goes on. When a worker died,
     * its lease is usually over when SQS delivers the message again.
     */
    public Duration lease() {
        return visibilityTimeout().dividedBy(2);
    }
}
