package org.thumbnailroute.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.event.Audience;

class AttributesTest {

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of("albums/2026/x.jpg", "albums"),
                Arguments.of("albums//x.jpg", "albums"),
                Arguments.of("2026/x.jpg", "2026"),
                Arguments.of("Sigur Rós ♥ 写真/x.jpg", "Sigur Rós ♥ 写真"),
                Arguments.of("a+b=c&d<e>/x.jpg", "a+b=c&d<e>"),
                Arguments.of("[1]{2}/x.jpg", "[1]{2}"),
                Arguments.of("d".repeat(1_000) + "/x.jpg", "d".repeat(1_000)),
                // in no directory, or in one without a name
                Arguments.of("x.jpg", null),
                Arguments.of("", null),
                Arguments.of("/x.jpg", null),
                Arguments.of(" /x.jpg", null),
                // values that SNS refuses, or that its filters cannot read
                Arguments.of("a\nb/x.jpg", null),
                Arguments.of("a\u0000b/x.jpg", null),
                Arguments.of("a\u0085b/x.jpg", null),
                Arguments.of("a\uffffb/x.jpg", null),
                Arguments.of("a\"b/x.jpg", null),
                Arguments.of("a\\b/x.jpg", null),
                Arguments.of("a\ud800b/x.jpg", null),
                Arguments.of("😀/x.jpg", null));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void thePrefixIsTheFirstDirectoryIfSnsCanHandleIt(String key, String prefix) {
        Map<String, String> values = Attributes.of("announced", 1, Audience.ALL)
                .putSource("bucket", key)
                .values();

        assertEquals(Optional.ofNullable(prefix), Optional.ofNullable(values.get("prefix")));
        assertEquals(prefix == null ? 3 : 4, values.size(), values::toString);
    }

    @Test
    void onlyAnAnnouncementForProgramsNamesItsAudience() {
        assertEquals(
                Map.of("outcome", "announced", "version", "1"),
                Attributes.of("announced", 1, Audience.ALL).values());
        assertEquals(
                Map.of("outcome", "announced", "version", "1", "audience", "programs"),
                Attributes.of("announced", 1, Audience.PROGRAMS).values());
    }
}
