package org.thumbnailroute.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.thumbnailroute.engine.FocalPoint;
import org.thumbnailroute.engine.ThumbnailRequest;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Webp;

/**
 * What one original gets: all rules with the longest prefix that its key begins with.
 *
 * @param rules at least one, all with the same prefix, in the order of their names
 * @param webp who reads and writes WebP
 */
public record Profile(List<Rule> rules, Webp webp) {

    public Profile {
        rules = List.copyOf(rules);
    }

    /** With which the keys of its originals begin. */
    public String prefix() {
        return rules.get(0).prefix();
    }

    /** Whether its originals get no thumbnails. */
    public boolean ignores() {
        return variants().isEmpty();
    }

    /** The thumbnails of each original: those of the first rule, those of the second, ... */
    public List<Variant> variants() {
        return rules.stream().flatMap(rule -> rule.variants().stream()).toList();
    }

    /** How they are made, in the same order. */
    public List<ThumbnailSpec> specs() {
        return variants().stream().map(Variant::spec).toList();
    }

    /**
     * All that the engine makes of one original.
     *
     * @param focus the original's
     * @throws IllegalArgumentException if its originals get no thumbnails
     */
    public ThumbnailRequest request(Optional<FocalPoint> focus) {
        return new ThumbnailRequest(specs(), focus, asksFor(PictureFact.THUMBHASH) || asksFor(PictureFact.COLOUR));
    }

    /** Whether one of the rules asks for it. */
    public boolean asksFor(PictureFact fact) {
        return rules.stream().anyMatch(rule -> rule.facts().contains(fact));
    }

    /**
     * What skip-duplicates knows the whole by: the recipes of all rules. Other settings of any of them, or one rule more, make
     * an upload a new one; other names do not.
     */
    public String recipe() {
        return rules.stream().map(this::recipe).sorted().collect(Collectors.joining(" + "));
    }

    /** What a thumbnail of this rule is said to be made by: with an equal recipe it would have the same pixels and facts. */
    public String recipe(Rule rule) {
        return Recipe.of(rule, webp);
    }

    /** For people: {@code rule avatars}, {@code rules covers and covers-hero}, or that no rule has such a prefix. */
    @Override
    public String toString() {
        List<String> names = rules.stream().map(Rule::name).toList();
        if (rules.get(0).isForTheRest()) {
            return "no rule";
        }
        return names.size() == 1 ? "rule " + names.get(0) : "rules " + String.join(" and ", names);
    }
}
