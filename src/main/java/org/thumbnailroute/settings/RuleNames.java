package org.thumbnailroute.settings;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.thumbnailroute.rule.Rule;
import org.thumbnailroute.text.Printable;

/**
 * Finds out which rules there are, from the names of settings: {@code thumbnail.rule.NAME.SETTING}, or as an environment
 * variable {@code THUMBNAIL_RULE_NAME_SETTING}. A name that is mistyped stops the worker: a rule that lacks a setting would
 * make other thumbnails than it should.
 */
final class RuleNames {

    /** What a rule has. */
    static final List<String> SETTINGS = List.of(
            "prefix",
            "ignore",
            "size",
            "mode",
            "gravity",
            "format",
            "quality",
            "background",
            "key",
            "facts",
            "cache-control",
            "storage-class",
            "tags",
            "copy-metadata");

    /** Of every name that is, or was meant to be, a rule's; nothing else is called so. */
    private static final String PREFIX = "thumbnail.rule";

    /** So that every name has exactly one variable, and every variable one name. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private RuleNames() {}

    /** Whether this is a setting of a rule, or of the rule for everything else. */
    static boolean isOfARule(String setting) {
        return setting.startsWith(PREFIX)
                || SETTINGS.stream()
                        .filter(last -> !last.equals("prefix"))
                        .anyMatch(last -> setting.equals(Rule.setting("", last)));
    }

    /**
     * The names of all rules.
     *
     * @throws InvalidSettingException for a name that is no setting of a rule
     */
    static SortedSet<String> in(SettingSource source) {
        SortedSet<String> names = new TreeSet<>();
        new TreeSet<>(source.names(PREFIX)).forEach(setting -> names.add(ruleOf(setting)));
        new TreeSet<>(source.variables())
                .stream()
                        .filter(variable -> variable.startsWith(SettingNames.variable(PREFIX)))
                        .filter(variable -> !SettingNames.isServiceLink(variable))
                        .forEach(variable -> names.add(ruleOfVariable(variable)));
        return names;
    }

    private static String ruleOf(String setting) {
        int last = setting.lastIndexOf('.');
        if (!setting.startsWith(PREFIX + ".") || last == PREFIX.length()) {
            throw invalid(setting, ": a setting of a rule is called thumbnail.rule.NAME.SETTING");
        }
        String name = setting.substring(PREFIX.length() + 1, last);
        String what = setting.substring(last + 1);
        if (!NAME.matcher(name).matches()) {
            throw invalid(
                    setting, ": \"%s\" is no name of a rule: small letters, digits and single hyphens".formatted(name));
        }
        if (!SETTINGS.contains(what)) {
            throw mistyped(setting, Rule.setting(name, SettingNames.nearest(what, SETTINGS)));
        }
        return name;
    }

    private static String ruleOfVariable(String variable) {
        String rest = variable.substring(SettingNames.variable(PREFIX).length());
        String name = SETTINGS.stream()
                .map(setting -> "_" + SettingNames.variable(setting))
                .filter(rest::endsWith)
                .map(end -> rest.substring(0, rest.length() - end.length()))
                .findFirst()
                .map(begin -> begin.toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElseThrow(() -> mistyped(variable, nearest(rest)));
        if (!name.startsWith("-") || !NAME.matcher(name.substring(1)).matches()) {
            throw invalid(variable, ": a setting of a rule is called THUMBNAIL_RULE_NAME_SETTING");
        }
        return name.substring(1);
    }

    /** Of all the names that a variable could be meant to have: wherever its name ends and its setting begins. */
    private static String nearest(String rest) {
        String[] words = rest.split("_", -1);
        List<String> all = IntStream.range(2, Math.max(3, words.length))
                .mapToObj(end -> String.join("_", List.of(words).subList(0, Math.min(end, words.length))))
                .flatMap(name -> SETTINGS.stream().map(setting -> name + "_" + SettingNames.variable(setting)))
                .toList();
        return SettingNames.variable(PREFIX) + SettingNames.nearest(rest, all);
    }

    private static InvalidSettingException mistyped(String name, String nearest) {
        return invalid(name, " is no setting of a rule; did you mean %s?".formatted(Printable.of(nearest)));
    }

    private static InvalidSettingException invalid(String name, String problem) {
        return new InvalidSettingException(Printable.of(name) + problem);
    }
}
