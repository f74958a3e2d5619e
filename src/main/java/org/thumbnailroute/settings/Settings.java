package org.thumbnailroute.settings;

import java.util.Optional;
import java.util.function.Function;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.Webp;

/**
 * The configuration contract: every {@code thumbnail.*} setting of {@code application.properties}, checked once at the
 * start, before anything is received.
 *
 * @param queues the queues of SQS
 * @param buckets the buckets of S3
 * @param announcements what is announced, and where
 * @param thumbnails the thumbnails that are made
 * @param links the links to them
 * @param work how messages are received and worked on
 * @param limits which originals are too large
 * @param announcedStore what remembers what was announced: a JDBC URL, or {@code dynamodb:} and a table's name
 * @param log how the worker writes its log
 */
public record Settings(
        QueueSettings queues,
        BucketSettings buckets,
        AnnouncementSettings announcements,
        ThumbnailSettings thumbnails,
        LinkSettings links,
        WorkSettings work,
        LimitSettings limits,
        String announcedStore,
        LogFormat log) {

    /**
     * Reads and checks all settings.
     *
     * @param properties gives the value of a setting by its name, empty where it is not set
     * @throws InvalidSettingException for the first one that is missing or makes no sense
     */
    public static Settings read(Function<String, Optional<String>> properties) {
        SettingReader reader = new SettingReader(properties);
        Settings settings = new Settings(
                QueueSettings.read(reader),
                BucketSettings.read(reader),
                AnnouncementSettings.read(reader),
                ThumbnailSettings.read(reader),
                LinkSettings.read(reader),
                WorkSettings.read(reader),
                LimitSettings.read(reader),
                reader.secret("thumbnail.announced-store", SettingParsers::announcedStore),
                reader.valueOr("text", LogFormat.SETTING, LogFormat::parse));
        settings.checkTogether();
        return settings;
    }

    /** For the routes: {@code {{bean:settings.targetBucket}}}. */
    public String targetBucket() {
        return buckets.target();
    }

    /** For the routes: {@code {{bean:settings.concurrency}}}. */
    public int concurrency() {
        return work.concurrency();
    }

    /** For the routes: {@code {{bean:settings.visibilityTimeoutSeconds}}}. */
    public int visibilityTimeoutSeconds() {
        return work.visibilityTimeoutSeconds();
    }

    /** For the routes: {@code {{bean:settings.pollWaitSeconds}}}. */
    public int pollWaitSeconds() {
        return work.pollWaitSeconds();
    }

    /** What no single setting shows: WebP that nobody writes, loops, and thumbnails that would overwrite each other. */
    private void checkTogether() {
        KeyTemplate key = thumbnails.key();
        if (thumbnails.format().equals(Optional.of(ImageFormat.WEBP)) && thumbnails.webp() == Webp.JAVA) {
            throw new InvalidSettingException(
                    "thumbnail.format",
                    "webp",
                    "WebP is not written with thumbnail.webp = java: use native there, or png");
        }
        if (buckets.sources().contains(buckets.target()) && !key.keepsThumbnailsApart()) {
            throw new InvalidSettingException(
                    "thumbnail.target-bucket",
                    buckets.target(),
                    "is a source bucket too, and thumbnail.key = \"%s\" does not tell thumbnails from originals: use a directory, such as thumbs/{dir}{file}, or a prefix that ends as no word does, such as {dir}thumbnail_{file}"
                            .formatted(key));
        }
        if (thumbnails.sizes().size() > 1 && !key.namesSizes()) {
            throw invalidKey("needs {size}, because thumbnail.size asks for several");
        }
        if (buckets.sources().size() > 1 && !key.namesBuckets()) {
            throw invalidKey("needs {bucket}/, because thumbnail.source-bucket names several");
        }
        key.meeting(buckets.sources(), thumbnails.sizes()).ifPresent(meeting -> {
            throw invalidKey(meeting + "; keep {size} and {bucket} apart from names, for example by a slash");
        });
    }

    private InvalidSettingException invalidKey(String problem) {
        return new InvalidSettingException("thumbnail.key", thumbnails.key().toString(), problem);
    }
}
