package org.thumbnailroute.observability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What an expression of PromQL names. Whether it is valid, promtool says.
 *
 * @param selectors the metrics, with what their labels must be
 * @param labels by which series are grouped or joined
 */
record PromQl(List<Selector> selectors, Set<String> labels) {

    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:\\\\.|[^\"\\\\])*\"|[A-Za-z_:][\\w:]*|\\[[^]]*]|\\d[\\w.]*|=~|!~|!=|[=><]=?|[-+*/%^(){},]");

    private static final Set<String> GROUPING = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

    /**
     * One metric.
     *
     * @param matchers label → operator and value, as {@code =~"a|b"}
     */
    record Selector(String metric, Map<String, String> matchers) {}

    /** Reads an expression, with or without the variables of Grafana. */
    static PromQl parse(String expression) {
        List<String> tokens =
                TOKEN.matcher(expression).results().map(MatchResult::group).toList();
        if (!String.join("", tokens).equals(withoutSpaces(expression))) {
            throw new AssertionError("there is more than %s in %s".formatted(tokens, expression));
        }
        PromQl found = new PromQl(new ArrayList<>(), new HashSet<>());
        for (int i = 0; i < tokens.size(); i++) {
            String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
            if (GROUPING.contains(tokens.get(i)) && next.equals("(")) {
                i = found.readLabels(tokens, i + 2);
            } else if (isName(tokens.get(i))
                    && !OPERATORS.contains(tokens.get(i))
                    && !followsAFunction(tokens, i + 1)) {
                i = found.readSelector(tokens, i);
            }
        }
        return found;
    }

    /** Spaces in strings are kept. */
    private static String withoutSpaces(String expression) {
        return expression.replaceAll("\\s+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", "");
    }

    private static boolean isName(String token) {
        return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
    }

    /** As {@code rate(} and {@code sum by (}. */
    private static boolean followsAFunction(List<String> tokens, int next) {
        return next < tokens.size() && (tokens.get(next).equals("(") || GROUPING.contains(tokens.get(next)));
    }

    private int readLabels(List<String> tokens, int first) {
        int i = first;
        for (; !tokens.get(i).equals(")"); i++) {
            if (!tokens.get(i).equals(",")) {
                labels.add(tokens.get(i));
            }
        }
        return i;
    }

    private int readSelector(List<String> tokens, int name) {
        Map<String, String> matchers = new LinkedHashMap<>();
        int i = name;
        if (i + 1 < tokens.size() && tokens.get(i + 1).equals("{")) {
            for (i += 2; !tokens.get(i).equals("}"); i++) {
                if (isName(tokens.get(i))) {
                    matchers.put(tokens.get(i), tokens.get(i + 1) + tokens.get(i + 2));
                    i += 2;
                }
            }
        }
        selectors.add(new Selector(tokens.get(name), matchers));
        return i;
    }
}
