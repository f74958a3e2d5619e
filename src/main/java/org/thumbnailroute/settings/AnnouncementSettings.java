package org.thumbnailroute.settings;

/**
 * What is announced, and where.
 *
 * @param topic name or ARN of the topic that announces thumbnails
 * @param failures who hears of uploads that were parked
 */
public record AnnouncementSettings(String topic, AnnounceFailures failures) {

    static AnnouncementSettings read(SettingReader reader) {
        return new AnnouncementSettings(
                reader.value("thumbnail.topic", SettingParsers::topic),
                reader.valueOr("programs", "thumbnail.announce-failures", AnnounceFailures::parse));
    }
}
