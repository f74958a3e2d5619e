package org.thumbnailroute.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.rule.Rules;
import org.thumbnailroute.text.Printable;

/**
 * Warns of settings without an effect: a name that is mistyped, which nobody reads, or a prefix that no key has; nobody would
 * know.
 */
public final class SettingNames {

    private static final Logger LOG = LoggerFactory.getLogger(SettingNames.class);

    private static final String PREFIX = "thumbnail.";

    /** What Kubernetes puts into each pod about a Service, whose name may begin with "thumbnail". */
    private static final Pattern SERVICE_LINK = Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_.+)?)");

    private SettingNames() {}

    /** Reads the settings, then logs one line for each name that nobody has asked for. */
    public static Settings read(CamelProperties properties) {
        Settings settings = Settings.read(properties);
        unknown(properties.asked(), properties.names(PREFIX), properties.variables())
                .forEach(complaint -> LOG.warn("{}", complaint));
        unlikely(settings.rules()).forEach(complaint -> LOG.warn("{}", complaint));
        return settings;
    }

    /** One complaint for each prefix that nobody's keys are likely to have. */
    static List<String> unlikely(Rules rules) {
        return rules.all().stream()
                .filter(rule -> rule.prefix().startsWith("/"))
                .map(rule -> "%s = \"%s\" begins with a slash, as keys in S3 hardly ever do"
                        .formatted(rule.setting("prefix"), Printable.of(rule.prefix())))
                .toList();
    }

    /** One complaint for each name that is not known, in the order of the names. */
    static List<String> unknown(Set<String> known, Collection<String> properties, Collection<String> variables) {
        Stream<String> unknownProperties = new TreeSet<>(properties)
                .stream()
                        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                        .map(name -> complaint(name, nearest(name, known)));
        List<String> knownVariables = known.stream().map(SettingNames::variable).toList();
        Stream<String> unknownVariables = new TreeSet<>(variables)
                .stream()
                        .filter(name -> name.startsWith(variable(PREFIX)) && !knownVariables.contains(name))
                        .filter(name -> !isServiceLink(name))
                        .map(name -> complaint(name, nearest(name, knownVariables)));
        return Stream.concat(unknownProperties, unknownVariables).toList();
    }

    /** Whether a setting says something about rules, so that an edit of it needs no restart. */
    public static boolean isOfARule(String setting) {
        return RuleNames.isOfARule(setting);
    }

    static boolean isServiceLink(String variable) {
        return SERVICE_LINK.matcher(variable).matches();
    }

    /** The environment variable that overrides a setting. */
    static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static String complaint(String name, String nearest) {
        return "%s is no setting and has no effect; did you mean %s?".formatted(Printable.of(name), nearest);
    }

    /** The known one that differs least. */
    static String nearest(String name, Collection<String> known) {
        return known.stream()
                .sorted()
                .min(Comparator.comparingInt(one -> distance(name, one)))
                .orElseThrow();
    }

    /** How many characters must be added, left out or changed (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
