package org.thumbnailroute.settings;

/**
 * Which originals are too large.
 *
 * @param sourceBytes larger originals are rejected unread
 * @param sourcePixels originals with more pixels are rejected undecoded
 */
public record LimitSettings(long sourceBytes, long sourcePixels) {

    static LimitSettings read(SettingReader reader) {
        return new LimitSettings(
                reader.number("thumbnail.max-source-bytes", 1, Integer.MAX_VALUE - 8),
                reader.number("thumbnail.max-source-pixels", 1, Integer.MAX_VALUE - 8));
    }
}
