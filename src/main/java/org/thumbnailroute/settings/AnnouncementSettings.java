package org.thumbnailroute.settings;

/**
 * What is announced, and where.
 *
 * @param topic name or ARN of the topic that announces thumbnails
 * @param failures who hears of uploads that were parked
 * @param removals who hears of thumbnails that were removed
 */
public record AnnouncementSettings(String topic, Hearers failures, Hearers removals) {

    static AnnouncementSettings read(SettingReader reader) {
        return new AnnouncementSettings(
                reader.value("thumbnail.topic", SettingParsers::topic),
                reader.valueOr("programs", "thumbnail.announce-failures", Hearers::parse),
                reader.valueOr("programs", "thumbnail.announce-removals", Hearers::parse));
    }
}
