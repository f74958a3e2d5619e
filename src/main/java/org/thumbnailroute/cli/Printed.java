package org.thumbnailroute.cli;

/** Text from outside, fit for one column of one line. */
final class Printed {

    private Printed() {}

    /** The text with control characters as Java escapes: a file's name may hold tabs and line breaks. */
    static String text(Object any) {
        StringBuilder printed = new StringBuilder();
        String.valueOf(any).codePoints().forEach(codePoint -> {
            if (Character.isISOControl(codePoint)) {
                printed.append("\\u%04x".formatted(codePoint));
            } else {
                printed.appendCodePoint(codePoint);
            }
        });
        return printed.toString();
    }
}
