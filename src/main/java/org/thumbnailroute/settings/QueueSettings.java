package org.thumbnailroute.settings;

/**
 * The queues of SQS.
 *
 * @param source name or URL of the queue that receives the events: {@code thumbnail.queue}
 * @param deadLetter name or URL of the queue for messages that can never succeed
 */
public record QueueSettings(String source, String deadLetter) {

    static QueueSettings read(SettingReader reader) {
        return new QueueSettings(
                reader.value("thumbnail.queue", SettingParsers::queue),
                reader.value("thumbnail.dead-letter-queue", SettingParsers::queue));
    }
}
