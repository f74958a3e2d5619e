package org.thumbnailroute.settings;

import java.util.Optional;
import java.util.stream.Stream;
import org.thumbnailroute.engine.Webp;
import org.thumbnailroute.rule.CurrentRules;
import org.thumbnailroute.rule.Rules;

/**
 * The configuration contract: every {@code thumbnail.*} setting of {@code application.properties}, checked once at the
 * start, before anything is received.
 *
 * @param queues the queues of SQS
 * @param buckets the buckets of S3
 * @param announcements what is announced, and where
 * @param digest how announcements are gathered into digests; empty if they are not
 * @param rules which thumbnails are made
 * @param links the links to them
 * @param work how messages are received and worked on
 * @param limits which originals are too large
 * @param onDelete what becomes of the thumbnails of an original that is deleted
 * @param announcedStore what remembers what was announced: a JDBC URL, or {@code dynamodb:} and a table's name
 * @param log how the worker writes its log
 */
public record Settings(
        QueueSettings queues,
        BucketSettings buckets,
        AnnouncementSettings announcements,
        Optional<DigestSettings> digest,
        Rules rules,
        LinkSettings links,
        WorkSettings work,
        LimitSettings limits,
        OnDelete onDelete,
        String announcedStore,
        LogFormat log) {

    /**
     * Reads and checks all settings.
     *
     * @param source where they are
     * @throws InvalidSettingException for the first one that is missing or makes no sense
     */
    public static Settings read(SettingSource source) {
        SettingReader reader = new SettingReader(source);
        BucketSettings buckets = BucketSettings.read(reader);
        return new Settings(
                QueueSettings.read(reader),
                buckets,
                AnnouncementSettings.read(reader),
                DigestSettings.read(reader),
                rules(source, reader, buckets),
                LinkSettings.read(reader),
                WorkSettings.read(reader),
                LimitSettings.read(reader),
                reader.valueOr("keep", OnDelete.SETTING, OnDelete::parse),
                reader.secret("thumbnail.announced-store", SettingParsers::announcedStore),
                reader.valueOr("text", LogFormat.SETTING, LogFormat::parse));
    }

    /**
     * Reads and checks the rules alone.
     *
     * @throws InvalidSettingException for the first setting of a rule that is missing or makes no sense
     */
    public static Rules rules(SettingSource source) {
        SettingReader reader = new SettingReader(source);
        return rules(source, reader, BucketSettings.read(reader));
    }

    private static Rules rules(SettingSource source, SettingReader reader, BucketSettings buckets) {
        Stream<String> names = Stream.concat(Stream.of(""), RuleNames.in(source).stream());
        Rules rules = new Rules(
                names.map(name -> new RuleReader(reader, name).read()).toList(),
                reader.value("thumbnail.webp", Webp::parse));
        new RuleChecks(reader, buckets).check(rules);
        return rules;
    }

    /** For the bean {@code rules}. */
    public static CurrentRules currentRules(Settings settings) {
        return new CurrentRules(settings.rules());
    }

    /** Who reads and writes WebP. */
    public Webp webp() {
        return rules.webp();
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
}
