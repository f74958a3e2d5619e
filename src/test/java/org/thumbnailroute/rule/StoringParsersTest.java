package org.thumbnailroute.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoringParsersTest {

    @Test
    void noneAsksForNothing() {
        assertEquals(
                Storing.PLAIN,
                new Storing(
                        StoringParsers.cacheControl("none"),
                        StoringParsers.storageClass("none"),
                        StoringParsers.tags("none"),
                        StoringParsers.copiedMetadata("none")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-store", "public, max-age=31536000, immutable", "private=\"set-cookie, x\",max-age=0"})
    void takesDirectivesOfCacheControl(String text) {
        assertEquals(Optional.of(text), StoringParsers.cacheControl(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-age: 60", "public,", "öffentlich", "public\nx-amz-acl: public-read", "a b", ""})
    void refusesWhatIsNoCacheControl(String text) {
        refuses(StoringParsers::cacheControl, text, "directives of Cache-Control");
    }

    @Test
    void refusesCacheControlLongerThanS3Takes() {
        assertTrue(StoringParsers.cacheControl("x".repeat(1024)).isPresent());
        refuses(StoringParsers::cacheControl, "x".repeat(1025), "directives of Cache-Control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR"})
    void takesStorageClassesThatALinkCanRead(String text) {
        assertEquals(Optional.of(text), StoringParsers.storageClass(text));
    }

    @ParameterizedTest
    @CsvSource({
        "GLACIER, cannot be read by a link before it is restored",
        "DEEP_ARCHIVE, cannot be read by a link before it is restored",
        "standard_ia, expected none",
        "EXPRESS_ONEZONE, expected none"
    })
    void refusesOtherStorageClasses(String text, String problem) {
        refuses(StoringParsers::storageClass, text, problem);
    }

    @Test
    void readsTags() {
        assertEquals(
                Map.of("team", "web", "cost centre", "a=b", "draft", "", "größe", "klein"),
                StoringParsers.tags("team=web, cost centre = a=b ,draft=,größe=klein"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            team            | expected none, or tags such as
            =web            | expected none, or tags such as
            team=web,       | expected none, or tags such as
            team=a,team=b   | the tag team twice
            team=a&b        | a character that S3 does not take
            te?am=a         | a character that S3 does not take
            AWS:team=a      | begins with aws:
            """)
    void refusesTagsThatS3DoesNotTake(String text, String problem) {
        refuses(StoringParsers::tags, text, problem);
    }

    @Test
    void refusesMoreTagsThanS3Takes() {
        assertEquals(10, StoringParsers.tags(tags(10)).size());
        refuses(StoringParsers::tags, tags(11), "has 11 tags, S3 takes 10");
    }

    private static String tags(int count) {
        return IntStream.range(0, count).mapToObj(i -> "t" + i + "=v").collect(Collectors.joining(","));
    }

    @Test
    void refusesLongerTagsThanS3Takes() {
        assertEquals(
                1, StoringParsers.tags("n".repeat(128) + "=" + "v".repeat(256)).size());
        refuses(StoringParsers::tags, "n".repeat(129) + "=v", "too long");
        refuses(StoringParsers::tags, "n=" + "v".repeat(257), "too long");
    }

    @Test
    void readsNamesOfMetadataInSmallLettersAndOnce() {
        assertEquals(List.of("title", "artist"), StoringParsers.copiedMetadata("Title, artist,title"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            two words        | names of metadata
            title,,artist    | names of metadata
            x-amz-meta-title | leave out x-amz-meta-
            Source-ETag      | each thumbnail has of its own
            thumbhash        | each thumbnail has of its own
            """)
    void refusesWhatCannotBeCopied(String text, String problem) {
        refuses(StoringParsers::copiedMetadata, text, problem);
    }

    private static void refuses(Function<String, ?> parser, String text, String problem) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> parser.apply(text))
                .getMessage());
        assertTrue(message.contains(problem), message);
    }
}
