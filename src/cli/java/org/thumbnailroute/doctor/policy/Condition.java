package org.thumbnailroute.doctor.policy;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * One line of a statement's conditions.
 *
 * @param operator such as {@code ArnLike} or {@code StringNotEqualsIfExists}
 * @param key such as {@code aws:SourceArn}
 * @param values of which one has to match, or, of a negated operator, none
 */
record Condition(String operator, String key, List<String> values) {

    private static final String IF_EXISTS = "IfExists";
    private static final String NOT = "Not";

    Truth holds(Request request) {
        Optional<BiPredicate<String, String>> comparison = comparison();
        boolean tellable = request.known(key) && values.stream().noneMatch(value -> value.contains("${"));
        if (!tellable) {
            return Truth.UNKNOWN;
        }
        Optional<String> actual = request.value(key);
        if (operator.equals("Null")) {
            return Truth.of(values.contains(String.valueOf(actual.isEmpty())));
        }
        if (comparison.isEmpty()) {
            return Truth.UNKNOWN;
        }
        if (actual.isEmpty()) {
            return Truth.of(isNegated() || operator.endsWith(IF_EXISTS));
        }
        boolean matches = values.stream().anyMatch(value -> comparison.get().test(value, actual.get()));
        return Truth.of(matches != isNegated());
    }

    private boolean isNegated() {
        return operator.contains(NOT);
    }

    /** Empty for operators that no policy of a queue, topic or key usually has: numbers, dates, addresses, sets. */
    private Optional<BiPredicate<String, String>> comparison() {
        String plain = operator.replace(IF_EXISTS, "").replace(NOT, "");
        return switch (plain) {
            case "StringEquals" -> Optional.of(String::equals);
            case "StringEqualsIgnoreCase", "Bool" -> Optional.of(String::equalsIgnoreCase);
            case "StringLike" -> Optional.of(Wildcards::match);
            case "ArnEquals", "ArnLike" -> Optional.of(Wildcards::matchArn);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return operator + " " + key;
    }
}
