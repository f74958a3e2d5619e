package org.thumbnailroute.settings;

import org.thumbnailroute.rule.Storing;
import org.thumbnailroute.rule.StoringParsers;

/** The settings that say how thumbnails are stored. */
final class StoringSettings {

    private StoringSettings() {}

    static Storing read(SettingReader reader) {
        return new Storing(
                reader.valueOr("none", "thumbnail.cache-control", StoringParsers::cacheControl),
                reader.valueOr("none", "thumbnail.storage-class", StoringParsers::storageClass),
                reader.valueOr("none", "thumbnail.tags", StoringParsers::tags),
                reader.valueOr("none", "thumbnail.copy-metadata", StoringParsers::copiedMetadata));
    }
}
