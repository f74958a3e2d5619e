package org.thumbnailroute.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.rule.Rule;

class SettingsTest {

    /** Than the first application.properties. */
    private static final Set<String> NEWER = Set.of(
            "thumbnail.announce-failures",
            "thumbnail.facts",
            "thumbnail.announce-removals",
            "thumbnail.on-delete",
            "thumbnail.log",
            "thumbnail.gravity",
            "thumbnail.ignore",
            "thumbnail.cache-control",
            "thumbnail.storage-class",
            "thumbnail.tags",
            "thumbnail.copy-metadata",
            "thumbnail.digest-queue",
            "thumbnail.digest-topic",
            "thumbnail.digest-interval");

    @Test
    void theShippedFileIsTheContract() {
        Settings settings = ShippedSettings.with(Map.of());

        assertEquals("practiceQ", settings.queues().source());
        assertEquals("practiceQ-dlq", settings.queues().deadLetter());
        assertEquals(Set.of("naa-hd-image-source"), settings.buckets().sources());
        assertEquals("naa-thumbnail-store", settings.buckets().target());
        assertEquals("thumbnail-ready", settings.announcements().topic());
        assertEquals(List.of(new BoundingBox(64, 64)), rest(settings).sizes());
        assertEquals(Mode.FIT, rest(settings).mode());
        assertEquals(List.of(), rest(settings).formats());
        assertEquals(80, rest(settings).quality());
        assertEquals(0xffffff, rest(settings).background());
        assertEquals("{dir}thumbnail_{file}", rest(settings).key().toString());
        assertEquals(Duration.ofHours(1), settings.links().ttl());
        assertEquals(
                4 * Runtime.getRuntime().availableProcessors(), settings.work().concurrency());
        assertEquals(60, settings.work().visibilityTimeoutSeconds());
        assertEquals(20, settings.work().pollWaitSeconds());
        assertEquals(50_000_000, settings.limits().sourceBytes());
        assertEquals(100_000_000, settings.limits().sourcePixels());
        assertEquals(false, settings.buckets().pathStyle());
    }

    @ParameterizedTest(name = "{0} = {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            thumbnail.link-ttl         | 3600       | PT1H
            thumbnail.link-ttl         | 90s        | PT1M30S
            thumbnail.link-ttl         | 30m        | PT30M
            thumbnail.link-ttl         | 7d         | PT168H
            thumbnail.max-source-bytes | 1000000    | 1000000
            thumbnail.max-source-bytes | 5 MB       | 5000000
            thumbnail.max-source-bytes | 20kb       | 20000
            thumbnail.max-source-pixels| 12MP       | 12000000
            thumbnail.concurrency      | 7          | 7
            thumbnail.mode             | cover      | cover
            thumbnail.mode             | pad        | pad
            thumbnail.format           | source     | []
            thumbnail.format           | webp       | [webp]
            thumbnail.format           | png        | [png]
            thumbnail.webp             | native     | native
            thumbnail.webp             | java       | java
            thumbnail.quality          | 1          | 1
            thumbnail.quality          | 100        | 100
            thumbnail.background       | #000a0b    | 2571
            thumbnail.background       | FFA500     | 16753920
            thumbnail.source-bucket    | one, two-2 | [one, two-2]
            thumbnail.source-bucket    | My_Bucket  | [My_Bucket]
            thumbnail.link-endpoint    | default    | Optional.empty
            thumbnail.link-endpoint    | https://s3.example.com:9000/ | Optional[https://s3.example.com:9000/]
            thumbnail.link-endpoint    | http://[::1]:9000 | Optional[http://[::1]:9000]
            thumbnail.queue            | https://sqs.eu-west-1.amazonaws.com/123456789012/q | https://sqs.eu-west-1.amazonaws.com/123456789012/q
            thumbnail.facts            | none       | []
            thumbnail.facts            | sha256, thumbhash | [thumbhash, sha256]
            thumbnail.topic            | arn:aws:sns:eu-west-1:123456789012:t | arn:aws:sns:eu-west-1:123456789012:t
            """)
    void readsWhatPeopleWrite(String name, String value, String meaning) {
        // several buckets are only taken together with a key that tells them apart
        Settings settings = ShippedSettings.with(Map.of("thumbnail.key", "{bucket}/{dir}{file}", name, value));

        Object read =
                switch (name) {
                    case "thumbnail.link-ttl" -> settings.links().ttl();
                    case "thumbnail.max-source-bytes" -> settings.limits().sourceBytes();
                    case "thumbnail.max-source-pixels" -> settings.limits().sourcePixels();
                    case "thumbnail.concurrency" -> settings.work().concurrency();
                    case "thumbnail.source-bucket" ->
                        settings.buckets().sources().stream().sorted().toList();
                    case "thumbnail.link-endpoint" -> settings.links().endpoint();
                    case "thumbnail.mode" -> rest(settings).mode();
                    case "thumbnail.format" -> rest(settings).formats();
                    case "thumbnail.webp" -> settings.webp();
                    case "thumbnail.quality" -> rest(settings).quality();
                    case "thumbnail.background" -> rest(settings).background();
                    case "thumbnail.queue" -> settings.queues().source();
                    case "thumbnail.facts" -> rest(settings).facts();
                    default -> settings.announcements().topic();
                };
        assertEquals(meaning, read.toString());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            thumbnail.queue                      | my queue   | expected the name or the URL of a standard queue
            thumbnail.queue                      | q.fifo     | expected the name or the URL of a standard queue
            thumbnail.source-bucket              | a/b        | expected a bucket name: 3 to 255 letters, digits, dots, dashes and underscores
            thumbnail.source-bucket              | abc,       | expected a bucket name: 3 to 255 letters, digits, dots, dashes and underscores
            thumbnail.target-bucket              | Photos     | expected a bucket name: 3 to 63 small letters, digits, dots and dashes
            thumbnail.link-endpoint              | s3.example.com | expected default, or a scheme and a host, such as https://s3.example.com
            thumbnail.link-endpoint              | https://s3.example.com/path | expected default, or a scheme and a host, such as https://s3.example.com
            thumbnail.target-bucket              | a/b        | expected a bucket name: 3 to 63 small letters, digits, dots and dashes
            thumbnail.topic                      | arn:aws:sqs:eu-west-1:123456789012:t | expected the name or the ARN of a standard topic
            thumbnail.size                       | 64         | "64" is not WIDTHxHEIGHT in pixels, such as 64x64
            thumbnail.size                       | 0x64       | a side of 0x64 is outside 1 to 4096 pixels
            thumbnail.size                       | 64x64,9999x1 | a side of 9999x1 is outside 1 to 4096 pixels
            thumbnail.mode                       | crop       | "crop" is not fit, cover or pad
            thumbnail.mode                       | Fit        | "Fit" is not fit, cover or pad
            thumbnail.format                     | gif        | expected source, jpeg, png or webp
            thumbnail.format                     | jpg        | expected source, jpeg, png or webp
            thumbnail.quality                    | 0          | expected a whole number from 1 to 100
            thumbnail.quality                    | 101        | expected a whole number from 1 to 100
            thumbnail.quality                    | 0.8        | expected a whole number from 1 to 100
            thumbnail.background                 | white      | "white" is not #RRGGBB, such as #ffffff
            thumbnail.background                 | #fff       | "#fff" is not #RRGGBB, such as #ffffff
            thumbnail.key                        | thumbs/{file} | needs {dir} and {file}, once each and in this order, or two originals could overwrite each other's thumbnail
            thumbnail.key                        | {dir}{name}{file} | unknown {name}; known are {bucket}, {dir}, {ext}, {file} and {size}
            thumbnail.link-ttl                   | soon       | expected a duration from 1s to 7d, such as 1h, 30m or 3600s
            thumbnail.link-ttl                   | 8d         | expected a duration from 1s to 7d, such as 1h, 30m or 3600s
            thumbnail.digest-interval            | 12h        | expected a duration from 1s to 11h, such as 1h, 30m or 3600s
            thumbnail.digest-queue               | a.fifo     | expected the name or the URL of a standard queue
            thumbnail.concurrency                | 0          | expected a whole number from 1 to 1000, or auto
            thumbnail.concurrency                | many       | expected a whole number from 1 to 1000, or auto
            thumbnail.visibility-timeout-seconds | 1          | expected a whole number from 2 to 43200
            thumbnail.poll-wait-seconds          | 21         | expected a whole number from 0 to 20
            thumbnail.max-source-bytes           | -1         | expected a whole number from 1 to 2147483639
            thumbnail.max-source-pixels          | 3GP        | expected a whole number from 1 to 2147483639
            thumbnail.max-source-bytes           | 18446744074GB | expected a whole number from 1 to 2147483639
            thumbnail.webp                       | none       | "none" is not native or java
            thumbnail.s3-path-style              | yes        | expected true or false
            thumbnail.requester-pays             | 1          | expected true or false
            thumbnail.facts                      | color      | expected none, or one or more of thumbhash, colour and sha256, separated by commas
            thumbnail.facts                      | none,sha256 | expected none, or one or more of thumbhash, colour and sha256, separated by commas
            thumbnail.facts                      | colour,    | expected none, or one or more of thumbhash, colour and sha256, separated by commas
            """)
    void refusesNonsenseInOneLine(String name, String value, String problem) {
        assertEquals("%s = \"%s\": %s".formatted(name, value, problem), complaint(Map.of(name, value)));
    }

    static Stream<String> names() {
        return ShippedSettings.properties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("thumbnail.") && !NEWER.contains(name));
    }

    /** An application.properties from before there was the setting still works. */
    @Test
    void aNewerSettingMayBeMissing() {
        assertEquals(
                Hearers.PROGRAMS,
                ShippedSettings.with(Map.of("thumbnail.announce-failures", " "))
                        .announcements()
                        .failures());
        assertEquals(
                Set.of(),
                rest(ShippedSettings.with(Map.of("thumbnail.facts", " "))).facts());
        assertEquals(
                LogFormat.TEXT,
                ShippedSettings.with(Map.of("thumbnail.log", " ")).log());
    }

    @Test
    void thereAreDigestsOnlyWithAQueueAndATopic() {
        Map<String, String> both = Map.of(
                "thumbnail.digest-queue", "mail", "thumbnail.digest-topic", "arn:aws:sns:eu-west-1:111122223333:m");

        assertEquals(Optional.empty(), ShippedSettings.with(Map.of()).digest());
        assertEquals(
                Optional.of(new DigestSettings("mail", "arn:aws:sns:eu-west-1:111122223333:m", Duration.ofMinutes(5))),
                ShippedSettings.with(both).digest());
        both.forEach((name, value) -> assertTrue(
                complaint(Map.of(name, value)).contains(" = \"none\": digests need both a queue and a topic; set "),
                () -> complaint(Map.of(name, value))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void refusesAMissingSetting(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");

        assertEquals(
                name + " is missing: set it in application.properties or as " + variable, complaint(Map.of(name, " ")));
    }

    @Test
    void doesNotRepeatWhatMayHoldAPassword() {
        assertEquals(
                "thumbnail.announced-store is not one of jdbc:sqlite:FILE, jdbc:postgresql://HOST/DATABASE?user=...&password=... and dynamodb:TABLE (not shown here, it may hold a password)",
                complaint(Map.of("thumbnail.announced-store", "jdbc:postgresql://bob:password@db/x")));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "jdbc:mysql://db/x",
                "jdbc:h2:~/uploads",
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file:a?mode=memory"
            })
    void refusesAnotherStore(String store) {
        assertTrue(complaint(Map.of("thumbnail.announced-store", store))
                .startsWith("thumbnail.announced-store is not one of "));
    }

    @Test
    void refusesALoopOfThumbnailsOfThumbnails() {
        Map<String, String> loop =
                Map.of("thumbnail.target-bucket", "naa-hd-image-source", "thumbnail.key", "{dir}{file}");

        assertEquals(
                "thumbnail.target-bucket = \"naa-hd-image-source\": is a source bucket too, and thumbnail.key = \"{dir}{file}\""
                        + " does not tell thumbnails from originals: use a directory, such as thumbs/{dir}{file},"
                        + " or a prefix that ends as no word does, such as {dir}thumbnail_{file}",
                complaint(loop));
    }

    /** It would take apple.jpg for the thumbnail of pple.jpg. */
    @Test
    void refusesAPrefixInOneBucketThatOrdinaryNamesBeginWith() {
        assertTrue(complaint(Map.of("thumbnail.target-bucket", "naa-hd-image-source", "thumbnail.key", "{dir}a{file}"))
                .startsWith("thumbnail.target-bucket = \"naa-hd-image-source\": is a source bucket too"));
    }

    @Test
    void takesOneBucketForBothIfTheKeyKeepsThemApart() {
        assertEquals(
                "naa-hd-image-source",
                ShippedSettings.with(Map.of("thumbnail.target-bucket", "naa-hd-image-source"))
                        .targetBucket());
    }

    @Test
    void refusesWebpThatNobodyWrites() {
        assertEquals(
                "thumbnail.format = \"webp\": WebP is not written with thumbnail.webp = java: use native there, or png",
                complaint(Map.of("thumbnail.format", "webp", "thumbnail.webp", "java")));
    }

    @Test
    void refusesSeveralSizesUnderOneKey() {
        assertEquals(
                "thumbnail.key = \"{dir}thumbnail_{file}\": needs {size}, because thumbnail.size asks for several",
                complaint(Map.of("thumbnail.size", "64x64,256x256")));
    }

    @Test
    void refusesSeveralBucketsUnderOneKey() {
        assertEquals(
                "thumbnail.key = \"{dir}thumbnail_{file}\": needs {bucket}/, because thumbnail.source-bucket names several",
                complaint(Map.of("thumbnail.source-bucket", "photos,covers")));
    }

    @Test
    void refusesAKeyThatTwoThumbnailsCouldGet() {
        assertEquals(
                "thumbnail.key = \"{dir}{file}{size}\": \"a1\" of naa-hd-image-source in 64x64 and \"a\" of naa-hd-image-source in 164x64"
                        + " would both get the key \"a164x64\"; keep {size} and {bucket} apart from names, for example by a slash",
                complaint(Map.of("thumbnail.size", "64x64,164x64", "thumbnail.key", "{dir}{file}{size}")));
    }

    private static Rule rest(Settings settings) {
        return settings.rules().rest().rules().get(0);
    }

    private static String complaint(Map<String, String> changes) {
        return String.valueOf(assertThrows(InvalidSettingException.class, () -> ShippedSettings.with(changes))
                .getMessage());
    }
}
