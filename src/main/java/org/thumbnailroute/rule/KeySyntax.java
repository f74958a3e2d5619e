package org.thumbnailroute.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand in a {@link KeyTemplate}, apart from which two keys could meet. */
final class KeySyntax {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
    private static final Pattern KNOWN = Pattern.compile("\\{(bucket|dir|ext|file|size)}");
    private static final Pattern UP_OR_HERE = Pattern.compile("(^|/|\\{dir})\\.{1,2}/");

    private KeySyntax() {}

    /**
     * Looks at the braces and slashes.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    static void check(String template) {
        refuse(template.contains("${"), "a placeholder is written {dir}, without a $ before it");
        refuse(template.contains("{{") || template.contains("}}"), "a placeholder is written {dir}, in single braces");
        Matcher placeholders = PLACEHOLDER.matcher(template);
        while (placeholders.find()) {
            String name = placeholders.group();
            refuse(
                    !KNOWN.matcher(name).matches(),
                    "unknown " + name + "; known are {bucket}, {dir}, {ext}, {file} and {size}");
        }
        refuse(placeholders.replaceAll("").matches("(?s).*[{}].*"), "a brace has no partner");
        refuse(template.startsWith("/"), "begins with a slash: the first directory would have no name");
        refuse(template.endsWith("/"), "ends with a slash, as the marker of a folder does");
        refuse(template.contains("{dir}/"), "{dir} ends with a slash itself: write {dir}{file}");
        refuse(template.contains("//"), "has two slashes in a row: a directory would have no name");
        refuse(UP_OR_HERE.matcher(template).find(), "has a directory . or .., which many programs leave out of a key");
        refuse(template.codePoints().anyMatch(Character::isISOControl), "has a control character");
    }

    private static void refuse(boolean isWrong, String why) {
        if (isWrong) {
            throw new IllegalArgumentException(why);
        }
    }
}
