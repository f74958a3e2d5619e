package org.thumbnailroute.text;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "a b.jpg", "naïve.jpg", "猫.jpg", "😀.jpg", "عربي.jpg", "e\u0301.jpg"})
    void leavesWhatShowsAsItIs(String name) {
        assertAll(
                () -> assertEquals(name, Printable.of(name)),
                () -> assertEquals(name, Printable.whole(name)),
                () -> assertEquals(name, Printable.line(name)),
                () -> assertEquals('"' + name + '"', Printable.quoted(name)));
    }

    static Stream<List<String>> hidden() {
        return Stream.of(
                List.of("tab", "\t", "\\u0009"),
                List.of("line break", "\r\n", "\\u000d\\u000a"),
                List.of("NUL", "\0", "\\u0000"),
                List.of("delete", "\u007f", "\\u007f"),
                List.of("terminal sequence", "\u009b31m", "\\u009b31m"),
                List.of("next line", "\u0085", "\\u0085"),
                List.of("line separator", "\u2028", "\\u2028"),
                List.of("paragraph separator", "\u2029", "\\u2029"),
                List.of("right-to-left override", "\u202egpj.exe", "\\u202egpj.exe"),
                List.of("isolate", "\u2066a\u2069", "\\u2066a\\u2069"),
                List.of("zero width space", "\u200b", "\\u200b"),
                List.of("byte order mark", "\ufeff", "\\ufeff"),
                List.of("soft hyphen", "\u00ad", "\\u00ad"),
                List.of("tag", "\udb40\udc41", "\\udb40\\udc41"),
                List.of("lone surrogate", "\ud83d", "\\ud83d"),
                List.of("private use", "\uf8ff", "\\uf8ff"),
                List.of("no character", "\uffff", "\\uffff"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hidden")
    void escapesWhatDoesNotShow(List<String> nameTextAndShown) {
        String text = "a" + nameTextAndShown.get(1) + "z";
        String shown = "a" + nameTextAndShown.get(2) + "z";

        assertAll(
                () -> assertEquals(shown, Printable.of(text)),
                () -> assertEquals(shown, Printable.whole(text)),
                () -> assertEquals('"' + shown + '"', Printable.quoted(text)));
    }

    @Test
    void nothingInAQuotedFieldClosesIt() {
        assertEquals("\"a\\\" error=\\\"b\\\\\"", Printable.quoted("a\" error=\"b\\"));
    }

    @Test
    void quotesAFieldThatIsMoreThanAWord() {
        assertAll(
                () -> assertEquals("test-event", Printable.field("test-event")),
                () -> assertEquals("\"a b\"", Printable.field("a b")),
                () -> assertEquals("\"\"", Printable.field("")),
                () -> assertEquals("\"a=b\"", Printable.field("a=b")),
                () -> assertEquals("\"a\\\"b\"", Printable.field("a\"b")));
    }

    @Test
    void makesProseOneLine() {
        assertEquals("ERROR: no table Position: 15", Printable.line("ERROR: no table\n  Position:\t15\u2028\n"));
        assertEquals("java.lang.Error: a b", Printable.line(new Error("a\r\nb")));
    }

    @Test
    void leavesTheMiddleOfALongTextOut() {
        String key = "photos/" + "x".repeat(200_000) + "/last.jpg";

        assertAll(
                () -> assertEquals(key, Printable.whole(key)),
                () -> assertTrue(Printable.of(key).matches("photos/x+…\\(\\d+ characters left out\\)…x+/last.jpg")),
                () -> assertEquals(200_016, charactersOf(Printable.of(key))),
                () -> assertTrue(Printable.line(key).length() <= 500, Printable.line(key)),
                () -> assertTrue(Printable.of(key).length() <= 2_000, Printable.of(key)),
                () -> assertTrue(Printable.quoted("\"".repeat(9_999)).length() <= 2_002));
    }

    /** What is shown, and what is said to be left out. */
    private static int charactersOf(String cut) {
        int leftOut = Integer.parseInt(cut.replaceAll(".*…\\((\\d+) .*", "$1"));
        return leftOut + cut.replaceAll("…\\(.*\\)…", "").length();
    }

    @Test
    void showsTheLongestKeyOfS3Whole() {
        String location = "s3://" + "b".repeat(255) + "/" + "k".repeat(1_024);

        assertEquals(location, Printable.of(location));
    }

    @Test
    void cutsNoCharacterAndNoEscapeInTwo() {
        IntStream.range(0, 12).mapToObj(" "::repeat).forEach(shift -> {
            String escapes = Printable.line('a' + shift + "\u202e".repeat(1_000) + 'z');
            String pairs = Printable.line('a' + shift + "😀".repeat(1_000) + 'z');

            assertTrue(escapes.matches("a ?(\\\\u202e)+…\\(\\d+ characters left out\\)…(\\\\u202e)+z"), escapes);
            assertTrue(pairs.matches("a ?(😀)+…\\(\\d+ characters left out\\)…(😀)+z"), pairs);
        });
    }
}
