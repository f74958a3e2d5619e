package org.thumbnailroute.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
        boolean isInForm = setting.startsWith(PREFIX + ".") && last > PREFIX.length();
        if (!isInForm) {
            throw invalid(setting, "a setting of a rule is called thumbnail.rule.NAME.SETTING");
        }
        String name = setting.substring(PREFIX.length() + 1, last);
        String what = setting.substring(last + 1);
        if (!NAME.matcher(name).matches()) {
            throw invalid(
                    setting, "\"%s\" is no name of a rule: small letters, digits and single hyphens".formatted(name));
        }
        if (!SETTINGS.contains(what)) {
            throw invalid(
                    setting, "is no setting of a rule; did you mean %s.%s.%s?".formatted(PREFIX, name, nearest(what)));
        }
        return name;
    }

    private static String ruleOfVariable(String variable) {
        String rest = variable.substring(SettingNames.variable(PREFIX).length());
        Optional<String> setting = SETTINGS.stream()
                .filter(one -> rest.endsWith(end(one)))
                // in _COPY_METADATA, not another that ends alike
                .max(Comparator.comparingInt(String::length));
        String name = setting.map(one -> rest.substring(0, rest.length() - end(one).length()))
                .filter(begin -> begin.startsWith("_"))
                .map(begin -> begin.substring(1).toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("");
        if (!NAME.matcher(name).matches()) {
            throw invalid(
                    variable,
                    "is no setting of a rule; one is called THUMBNAIL_RULE_NAME_SETTING, and SETTING is one of "
                            + String.join(
                                    ", ",
                                    SETTINGS.stream()
                                            .map(SettingNames::variable)
                                            .toList()));
        }
        return name;
    }

    private static String end(String setting) {
        return "_" + SettingNames.variable(setting);
    }

    private static String nearest(String what) {
        return SettingNames.nearest(what, SETTINGS);
    }

    private static InvalidSettingException invalid(String name, String problem) {
        return new InvalidSettingException("%s: %s".formatted(Printable.of(name), problem));
    }
}
