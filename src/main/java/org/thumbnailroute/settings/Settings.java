package org.thumbnailroute.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.HexColour;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.Webp;

/**
 * The configuration contract: every {@code thumbnail.*} setting of {@code application.properties}, checked once at the
 * start, before anything is received.
 *
 * @param queue name or URL of the queue that receives the events
 * @param deadLetterQueue name or URL of the queue for messages that can never succeed
 * @param sourceBuckets the only buckets whose objects are read
 * @param targetBucket where thumbnails are stored
 * @param topic name or ARN of the topic that announces them
 * @param announceFailures who hears of uploads that were parked
 * @param sizes bounding boxes, one thumbnail each
 * @param mode how a picture gets into its box
 * @param format of the thumbnails; empty for that of the original
 * @param quality of JPEG and of lossy WebP, 1 to 100
 * @param background 0xRRGGBB, where a picture is transparent and its thumbnail cannot be, and around it in mode pad
 * @param webp who reads and writes WebP
 * @param keyTemplate key of a thumbnail
 * @param linkTtl how long a link is asked to live, at most 7 days (the limit of a presigned URL)
 * @param linkEndpoint the S3 endpoint that links point to; empty for the one that the worker uses
 * @param concurrency messages in work at once
 * @param visibilityTimeoutSeconds how long SQS hides a message in work
 * @param pollWaitSeconds how long one poll waits for a message
 * @param maxSourceBytes larger originals are rejected
 * @param maxSourcePixels originals with more pixels are rejected
 * @param s3PathStyle whether the bucket stands in the path of S3 URLs
 * @param requesterPays whether the worker's account pays for reading originals, as requester pays buckets demand
 * @param announcedStore what remembers what was announced: a JDBC URL, or {@code dynamodb:} and a table's name
 * @param log how the worker writes its log
 */
public record Settings(
        String queue,
        String deadLetterQueue,
        Set<String> sourceBuckets,
        String targetBucket,
        String topic,
        AnnounceFailures announceFailures,
        List<BoundingBox> sizes,
        Mode mode,
        Optional<ImageFormat> format,
        int quality,
        int background,
        Webp webp,
        KeyTemplate keyTemplate,
        Duration linkTtl,
        Optional<URI> linkEndpoint,
        int concurrency,
        int visibilityTimeoutSeconds,
        int pollWaitSeconds,
        long maxSourceBytes,
        long maxSourcePixels,
        boolean s3PathStyle,
        boolean requesterPays,
        String announcedStore,
        LogFormat log) {

    private static final Duration LONGEST_LINK = Duration.ofDays(7);

    /**
     * Reads and checks all settings.
     *
     * @param properties gives the value of a setting by its name, empty where it is not set
     * @throws InvalidSettingException for the first one that is missing or makes no sense
     */
    public static Settings read(Function<String, Optional<String>> properties) {
        SettingReader reader = new SettingReader(properties);
        Settings settings = new Settings(
                reader.value("thumbnail.queue", SettingParsers::queue),
                reader.value("thumbnail.dead-letter-queue", SettingParsers::queue),
                Set.copyOf(reader.list("thumbnail.source-bucket", SettingParsers::sourceBucket)),
                reader.value("thumbnail.target-bucket", SettingParsers::bucket),
                reader.value("thumbnail.topic", SettingParsers::topic),
                reader.valueOr("programs", "thumbnail.announce-failures", AnnounceFailures::parse),
                reader.list("thumbnail.size", BoundingBox::parse),
                reader.value("thumbnail.mode", Mode::parse),
                reader.value("thumbnail.format", SettingParsers::format),
                (int) reader.number("thumbnail.quality", 1, 100),
                reader.value("thumbnail.background", HexColour::parse),
                reader.value("thumbnail.webp", Webp::parse),
                reader.value("thumbnail.key", KeyTemplate::new),
                reader.duration("thumbnail.link-ttl", Duration.ofSeconds(1), LONGEST_LINK),
                reader.value("thumbnail.link-endpoint", SettingParsers::endpoint),
                reader.value("thumbnail.concurrency", SettingParsers::concurrency),
                (int) reader.number("thumbnail.visibility-timeout-seconds", 2, 43_200),
                (int) reader.number("thumbnail.poll-wait-seconds", 0, 20),
                reader.number("thumbnail.max-source-bytes", 1, Integer.MAX_VALUE - 8),
                reader.number("thumbnail.max-source-pixels", 1, Integer.MAX_VALUE - 8),
                reader.value("thumbnail.s3-path-style", SettingParsers::flag),
                reader.value("thumbnail.requester-pays", SettingParsers::flag),
                reader.secret("thumbnail.announced-store", SettingParsers::announcedStore),
                reader.valueOr("text", LogFormat.SETTING, LogFormat::parse));
        settings.checkTogether();
        return settings;
    }

    /**
     * How long an upload in work is kept from other workers, unless its worker says that it goes on. When a worker died,
     * its lease is usually over when SQS delivers the message again.
     */
    public Duration lease() {
        return Duration.ofSeconds(visibilityTimeoutSeconds).dividedBy(2);
    }

    /** What no single setting shows: WebP that nobody writes, loops, and thumbnails that would overwrite each other. */
    private void checkTogether() {
        if (format.equals(Optional.of(ImageFormat.WEBP)) && webp == Webp.JAVA) {
            throw new InvalidSettingException(
                    "thumbnail.format",
                    "webp",
                    "WebP is not written with thumbnail.webp = java: use native there, or png");
        }
        if (sourceBuckets.contains(targetBucket) && !keyTemplate.keepsThumbnailsApart()) {
            throw new InvalidSettingException(
                    "thumbnail.target-bucket",
                    targetBucket,
                    "is a source bucket too, and thumbnail.key = \"%s\" does not tell thumbnails from originals: use a directory, such as thumbs/{dir}{file}, or a prefix that ends as no word does, such as {dir}thumbnail_{file}"
                            .formatted(keyTemplate));
        }
        if (sizes.size() > 1 && !keyTemplate.namesSizes()) {
            throw invalidKey("needs {size}, because thumbnail.size asks for several");
        }
        if (sourceBuckets.size() > 1 && !keyTemplate.namesBuckets()) {
            throw invalidKey("needs {bucket}/, because thumbnail.source-bucket names several");
        }
        keyTemplate.meeting(sourceBuckets, sizes).ifPresent(meeting -> {
            throw invalidKey(meeting + "; keep {size} and {bucket} apart from names, for example by a slash");
        });
    }

    private InvalidSettingException invalidKey(String problem) {
        return new InvalidSettingException("thumbnail.key", keyTemplate.toString(), problem);
    }
}
