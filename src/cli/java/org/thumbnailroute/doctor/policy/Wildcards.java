package org.thumbnailroute.doctor.policy;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts of policies in which * stands for any characters and ? for one. */
final class Wildcards {

    /** Parts of an ARN; all further colons belong to the last one. */
    private static final int PARTS_OF_ARN = 6;

    private Wildcards() {}

    static boolean match(String pattern, String text) {
        return matcher(pattern, 0).matcher(text).matches();
    }

    /** As the actions are compared. */
    static boolean matchInAnyCase(String pattern, String text) {
        return matcher(pattern, Pattern.CASE_INSENSITIVE).matcher(text).matches();
    }

    /** Part by part: no wildcard reaches over a colon of the first five parts. */
    static boolean matchArn(String pattern, String arn) {
        if (pattern.equals("*")) {
            return true;
        }
        String[] patterns = pattern.split(":", PARTS_OF_ARN);
        String[] parts = arn.split(":", PARTS_OF_ARN);
        if (patterns.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!match(patterns[i], parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static Pattern matcher(String pattern, int flags) {
        String expression = pattern.chars()
                .mapToObj(character -> switch (character) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(character));
                })
                .collect(Collectors.joining());
        return Pattern.compile(expression, flags | Pattern.DOTALL);
    }
}
