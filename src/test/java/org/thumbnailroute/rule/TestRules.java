package org.thumbnailroute.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.Gravity;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Webp;

/** Rules that differ from the shipped one only where a test says so. */
public final class TestRules {

    private TestRules() {}

    /** For everything else, in 64x64. */
    public static Rule rest() {
        return rule("", "", "{dir}thumbnail_{file}", "64x64");
    }

    /** In sizes with commas between them, in the format of the original. */
    public static Rule rule(String name, String prefix, String key, String sizes) {
        return rule(name, prefix, key, sizes, List.of());
    }

    public static Rule rule(String name, String prefix, String key, String sizes, List<ImageFormat> formats) {
        return new Rule(
                name,
                prefix,
                false,
                Stream.of(sizes.split(",", -1)).map(BoundingBox::parse).toList(),
                Mode.FIT,
                Gravity.CENTRE,
                formats,
                ThumbnailSpec.DEFAULT_QUALITY,
                ThumbnailSpec.WHITE,
                new KeyTemplate(key),
                Set.of(),
                Storing.PLAIN);
    }

    /** For a fact. */
    public static Rule asking(PictureFact fact) {
        Rule rest = rest();
        return new Rule(
                "asking",
                rest.prefix(),
                rest.ignore(),
                rest.sizes(),
                rest.mode(),
                rest.gravity(),
                rest.formats(),
                rest.quality(),
                rest.background(),
                rest.key(),
                Set.of(fact),
                rest.storing());
    }

    public static Rule ignoring(String name, String prefix) {
        Rule rest = rest();
        return new Rule(
                name,
                prefix,
                true,
                rest.sizes(),
                rest.mode(),
                rest.gravity(),
                rest.formats(),
                rest.quality(),
                rest.background(),
                rest.key(),
                rest.facts(),
                rest.storing());
    }

    /** These beside {@link #rest()}. */
    public static Rules withRest(Rule... rules) {
        List<Rule> all = new ArrayList<>(List.of(rules));
        all.add(rest());
        return of(all);
    }

    /** All of them. */
    public static Rules of(List<Rule> rules) {
        return new Rules(rules, Webp.NATIVE);
    }
}
