package org.thumbnailroute.text;

import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * The one rule for text from outside (keys, file names, messages, what other programs say) wherever a person or a program
 * reads it: log, message attributes, mail, command line.
 *
 * <p>A character that does not show, or that reorders or breaks a line, becomes a Java escape: controls, line separators,
 * bidirectional and other format characters, lone surrogates, private use, unassigned. A text that is too long loses its
 * middle, because the ends of a key, a path and an error tell the most.
 */
public final class Printable {

    /** In characters, escapes counted as they are printed: an S3 URL with the longest key is shown whole. */
    private static final int LONGEST_NAME = 2_000;

    /** In characters: SQS counts attributes towards the size of a message, whose body must always fit. */
    private static final int LONGEST_LINE = 500;

    /** In characters: each key that S3 takes is whole, whatever it holds, and so is all but the longest stack trace. */
    private static final int LONGEST_JSON = 16_000;

    /** What stands for a middle that is left out. */
    private static final int LONGEST_GAP = 40;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._:/-]{1,200}");

    private Printable() {}

    /** A name or a value: escaped, at most 2,000 characters. */
    public static String of(String name) {
        return cut(name, LONGEST_NAME, Printable::shown);
    }

    /** Escaped and never cut, for programs that need all of it, such as the path of a file. */
    public static String whole(String name) {
        return cut(name, Integer.MAX_VALUE, Printable::shown);
    }

    /** Prose, such as the message of an exception: one line, escaped, at most 500 characters. */
    public static String line(String prose) {
        return cut(BLANKS.matcher(prose).replaceAll(" ").strip(), LONGEST_LINE, Printable::shown);
    }

    /** The class and the message of a failure as {@link #line(String)}. */
    public static String line(Throwable failure) {
        return line(failure.toString());
    }

    /** A field of a log line, in quotes that nothing in it can close: escaped, at most 2,000 characters between them. */
    public static String quoted(String value) {
        return '"' + cut(value, LONGEST_NAME, Printable::shownInQuotes) + '"';
    }

    /** A field of a log line: a plain word as it is, anything else quoted. */
    public static String field(String value) {
        return WORD.matcher(value).matches() ? value : quoted(value);
    }

    /** A JSON string, in its quotes and in one line, of at most 16,000 characters. What no UTF-8 can hold is replaced. */
    public static String json(String value) {
        return '"' + cut(value, LONGEST_JSON, Printable::shownInJson) + '"';
    }

    private static String cut(String text, int longest, IntFunction<String> shown) {
        int[] codePoints = text.codePoints().toArray();
        StringBuilder all = new StringBuilder(text.length() + 16);
        for (int codePoint : codePoints) {
            all.append(shown.apply(codePoint));
        }
        return all.length() <= longest ? all.toString() : withoutMiddle(codePoints, longest, shown);
    }

    /** Two thirds of the room are for the beginning. An escape is shown whole or not at all. */
    private static String withoutMiddle(int[] codePoints, int longest, IntFunction<String> shown) {
        int room = longest - LONGEST_GAP;
        int begin = 0;
        int end = codePoints.length;
        StringBuilder head = new StringBuilder();
        for (String next = shown.apply(codePoints[begin]); head.length() + next.length() <= room * 2 / 3; ) {
            head.append(next);
            next = shown.apply(codePoints[++begin]);
        }
        StringBuilder tail = new StringBuilder();
        for (String next = shown.apply(codePoints[end - 1]); tail.length() + next.length() <= room / 3; ) {
            tail.insert(0, next);
            next = shown.apply(codePoints[--end - 1]);
        }
        return head + "…(" + (end - begin) + " characters left out)…" + tail;
    }

    /** JSON's escapes are those of Java, but half a character is none that every reader takes. */
    private static String shownInJson(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE ? "\\ufffd" : shownInQuotes(codePoint);
    }

    private static String shownInQuotes(int codePoint) {
        return codePoint == '"' || codePoint == '\\' ? "\\" + (char) codePoint : shown(codePoint);
    }

    private static String shown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> escaped(codePoint);
            default -> Character.toString(codePoint);
        };
    }

    private static String escaped(int codePoint) {
        StringBuilder escape = new StringBuilder();
        for (char unit : Character.toChars(codePoint)) {
            escape.append("\\u%04x".formatted((int) unit));
        }
        return escape.toString();
    }
}
