package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.local.EventBridgeEvent;
import org.thumbnailroute.local.Uploaded;
import software.amazon.event.ruler.Machine;

/** The rule's pattern in EventBridge's own engine, against events as the local AWS makes them. */
class UploadRuleTest {

    private static final String BUCKET = "originals";
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

    /** With a prefix the rule has a list of its own. */
    @ParameterizedTest
    @MethodSource("suffixes")
    void takesTheSameBelowAPrefixInBothUsualCases(String suffix) {
        String upperCase = suffix.toUpperCase(Locale.ROOT);

        assertEquals(true, takes("photos/", event(BUCKET, "photos/2024/a b" + suffix)));
        assertEquals(true, takes("photos/", event(BUCKET, "photos/" + upperCase)));
        assertEquals(false, takes("photos/", event(BUCKET, "other/photos/a" + suffix)));
        assertEquals(false, takes("photos/", event(BUCKET, "a" + upperCase)));
    }

    static List<String> suffixes() throws JsonProcessingException {
        return new ObjectMapper().readTree(pattern("")).findValuesAsText("equals-ignore-case");
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

    @ParameterizedTest(name = "{1} below {0}: {2}")
    @CsvSource({
        "photos/, photos/a.jpg, true",
        "photos/, photos/a.txt, false",
        "photos/, photo.jpg, false",
        "photos/, old/photos/a.jpg, false",
        "a b/c+(d)/, a b/c+(d)/e.jpg, true"
    })
    void takesOnlyPicturesBelowAPrefix(String prefix, String key, boolean taken) {
        assertEquals(taken, takes(prefix, event(BUCKET, key)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Object Created, Object Deleted", "aws.s3, com.example.s3"})
    void leavesOtherEvents(String original, String other) {
        assertEquals(false, takes("", event(BUCKET, "a.jpg").replace(original, other)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"originals-2", "other", "thumbnails"})
    void leavesOtherBuckets(String bucket) {
        assertEquals(false, takes("", event(bucket, "a.jpg")));
    }

    private static boolean takes(String prefix, String event) {
        Machine rules = Machine.builder().build();
        try {
            rules.addRule("uploads", pattern(prefix));
            return !rules.rulesForJSONEvent(event).isEmpty();
        } catch (Exception e) {
            throw new AssertionError("EventBridge would refuse the pattern", e);
        }
    }

    private static String pattern(String prefix) {
        return TEMPLATE.deployed(Map.of("SourceBucketName", BUCKET, "KeyPrefix", prefix))
                .properties("UploadRule")
                .path("EventPattern")
                .toString();
    }

    private static String event(String bucket, String key) {
        return EventBridgeEvent.of(uploaded(bucket, key, Uploaded.Reason.PUT));
    }

    private static Uploaded uploaded(String bucket, String key, Uploaded.Reason reason) {
        return new Uploaded(bucket, key, 1_000, "9b2c", "0055AED6DCD90281E5", null, reason);
    }
}
