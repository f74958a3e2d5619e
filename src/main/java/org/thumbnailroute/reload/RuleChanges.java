package org.thumbnailroute.reload;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.thumbnailroute.rule.Rule;
import org.thumbnailroute.rule.Rules;

/** What the log says of an edit of rules. */
final class RuleChanges {

    private RuleChanges() {}

    /** The rules that differ, in the order of their names; none if both are the same. */
    static List<String> between(Rules before, Rules after) {
        Map<String, Rule> old = byName(before);
        Map<String, Rule> now = byName(after);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .map(name -> describe(name, old.containsKey(name), now.containsKey(name)))
                .toList();
    }

    private static String describe(String name, boolean was, boolean is) {
        if (name.isEmpty()) {
            return "thumbnail.*";
        }
        if (!was) {
            return name + " (new)";
        }
        return is ? name : name + " (deleted)";
    }

    private static Map<String, Rule> byName(Rules rules) {
        return rules.all().stream().collect(Collectors.toMap(Rule::name, Function.identity()));
    }
}
