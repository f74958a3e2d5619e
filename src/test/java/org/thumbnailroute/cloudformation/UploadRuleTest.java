package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.local.Deleted;
import org.thumbnailroute.local.EventBridgeEvent;
import org.thumbnailroute.local.Uploaded;
import software.amazon.event.ruler.Machine;

/** The rule's pattern in EventBridge's own engine, against events as the local AWS makes them. */
class UploadRuleTest {

    private static final String BUCKET = "originals";
    /** Of EventBridge, in characters, unless one asks for more. */
    private static final int LONGEST_PATTERN = 2048;

    private static final Template TEMPLATE = Template.route();

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a.jpg",
                "a.JPG",
                "a.Jpeg",
                "b/c d/e+f.png",
                "ü.gif",
                "a.webp",
                "a.tif",
                "a.TIFF",
                "a.bmp",
                ".jpg",
                "a.txt.jpg"
            })
    void takesPictures(String key) {
        assertEquals(true, takes("", event(BUCKET, key)));
    }

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void takesWhatTheRouteReads(ImageFormat format) {
        assertEquals(true, takes("", event(BUCKET, "a." + format.name().toLowerCase(Locale.ROOT))));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a.txt", "a", "folder/", "a.jpg.txt", "jpg", "a.jpg/", "a.svg", "a.heic"})
    void leavesOtherFiles(String key) {
        assertEquals(false, takes("", event(BUCKET, key)));
    }

    @ParameterizedTest
    @EnumSource(Uploaded.Reason.class)
    void takesAnUploadHoweverItWasMade(Uploaded.Reason reason) {
        assertEquals(true, takes("", EventBridgeEvent.of(uploaded(BUCKET, "a.jpg", reason))));
    }

    /** What is no picture is left to check-upload. */
    @ParameterizedTest(name = "{1} under {0}: {2}")
    @CsvSource({
        "photos/, photos/a.jpg, true",
        "photos/, photos/2024/a b.TIFF, true",
        "photos/, photos/a, true",
        "photos/, photos/a.txt, true",
        "photos/, photo.jpg, false",
        "photos/, old/photos/a.jpg, false",
        "a b/c (d)/, a b/c (d)/e.jpg, true",
        "'photos/,scans/2024/,it''s!/', scans/2024/a.png, true",
        "'photos/,scans/2024/,it''s!/', it's!/a.png, true",
        "'photos/,scans/2024/,it''s!/', scans/2023/a.png, false"
    })
    void takesWhatIsUnderOneOfThePrefixes(String prefixes, String key, boolean taken) {
        assertEquals(taken, takes(prefixes, event(BUCKET, key)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"one, true", "two.three, true", "three, false", "originals, false"})
    void takesWhatIsInOneOfTheBucketsThatExist(String bucket, boolean taken) {
        for (String prefixes : List.of("", "photos/", "photos/,scans/,c/")) {
            String pattern = pattern(Map.of("ExistingSourceBuckets", "one, two.three", "KeyPrefix", prefixes));

            assertEquals(taken, matches(pattern, event(bucket, "photos/a.jpg")), prefixes);
            assertEquals(prefixes.isEmpty() && taken, matches(pattern, event(bucket, "other/a.jpg")), prefixes);
        }
    }

    /** An account may have 30 rules with wildcards, of a complexity that is not documented. */
    @Test
    void needsNoWildcardsAndTakesTenBucketsAndTenPrefixes() {
        String buckets = String.join(",", Collections.nCopies(10, "b".repeat(40)));
        String prefixes = String.join(",", Collections.nCopies(10, "p".repeat(80) + "/"));

        String pattern = pattern(Map.of("ExistingSourceBuckets", buckets, "KeyPrefix", prefixes));

        assertFalse(pattern.contains("wildcard"));
        assertTrue(pattern.length() <= LONGEST_PATTERN, () -> pattern.length() + " characters");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Object Created, Object Deleted", "aws.s3, com.example.s3"})
    void leavesOtherEvents(String original, String other) {
        assertEquals(false, takes("", event(BUCKET, "a.jpg").replace(original, other)));
    }

    @ParameterizedTest
    @EnumSource(Deleted.Kind.class)
    void takesDeletionsIfTheyAreToPropagate(Deleted.Kind kind) {
        for (Deleted.By by : Deleted.By.values()) {
            String event = EventBridgeEvent.of(new Deleted(BUCKET, "photos/a.jpg", "1", "v", kind, by));
            for (String prefixes : List.of("", "photos/")) {
                String pattern =
                        pattern(Map.of("SourceBucketName", BUCKET, "KeyPrefix", prefixes, "OnDelete", "delete"));

                assertTrue(matches(pattern, event));
                assertTrue(matches(pattern, event(BUCKET, "photos/a.jpg")));
                assertFalse(matches(pattern, event.replace("Object Deleted", "Object Tags Added")));
                assertFalse(takes(prefixes, event));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"originals-2", "other", "thumbnails"})
    void leavesOtherBuckets(String bucket) {
        assertEquals(false, takes("", event(bucket, "a.jpg")));
    }

    private static boolean takes(String prefixes, String event) {
        return matches(pattern(Map.of("SourceBucketName", BUCKET, "KeyPrefix", prefixes)), event);
    }

    private static boolean matches(String pattern, String event) {
        Machine rules = Machine.builder().build();
        try {
            rules.addRule("uploads", pattern);
            return !rules.rulesForJSONEvent(event).isEmpty();
        } catch (Exception e) {
            throw new AssertionError("EventBridge would refuse the pattern", e);
        }
    }

    private static String pattern(Map<String, String> parameters) {
        return TEMPLATE.deployed(parameters)
                .properties("UploadRule")
                .path("EventPattern")
                .asText();
    }

    private static String event(String bucket, String key) {
        return EventBridgeEvent.of(uploaded(bucket, key, Uploaded.Reason.PUT));
    }

    private static Uploaded uploaded(String bucket, String key, Uploaded.Reason reason) {
        return new Uploaded(bucket, key, 1_000, "9b2c", "0055AED6DCD90281E5", null, reason);
    }
}
