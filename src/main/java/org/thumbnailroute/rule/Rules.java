package org.thumbnailroute.rule;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.thumbnailroute.engine.Webp;

/**
 * All rules. An original belongs to the rules with the longest prefix that its key begins with; rules with the same prefix add
 * up. Immutable.
 */
public final class Rules {

    private final Webp webp;
    /** The longest prefix first; the last one is empty. */
    private final List<Profile> profiles;

    /**
     * Takes all rules.
     *
     * @param rules exactly one of them for everything else
     * @param webp who reads and writes WebP
     */
    public Rules(List<Rule> rules, Webp webp) {
        this.webp = webp;
        this.profiles = rules.stream()
                .sorted(Comparator.comparing(Rule::name))
                .collect(Collectors.groupingBy(Rule::prefix))
                .values()
                .stream()
                .map(same -> new Profile(same, webp))
                .sorted(Comparator.<Profile>comparingInt(
                                profile -> profile.prefix().length())
                        .reversed()
                        .thenComparing(Profile::prefix))
                .toList();
        if (rules.stream().filter(Rule::isForTheRest).count() != 1
                || !profiles.get(profiles.size() - 1).prefix().isEmpty()) {
            throw new IllegalArgumentException("exactly one rule for everything else is needed");
        }
    }

    /** What the original with this key gets. */
    public Profile of(String originalKey) {
        return profiles.stream()
                .filter(profile -> originalKey.startsWith(profile.prefix()))
                .findFirst()
                .orElseThrow();
    }

    /** Every profile; the one for everything else is the last. */
    public List<Profile> profiles() {
        return profiles;
    }

    /** What an original gets that no other rule is for. */
    public Profile rest() {
        return profiles.get(profiles.size() - 1);
    }

    /** Every rule, in the order of their names; the first is the one for everything else. */
    public List<Rule> all() {
        return profiles.stream()
                .flatMap(profile -> profile.rules().stream())
                .sorted(Comparator.comparing(Rule::name))
                .toList();
    }

    /** Who reads and writes WebP. */
    public Webp webp() {
        return webp;
    }
}
