package org.thumbnailroute.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.thumbnailroute.engine.Gravity;
import org.thumbnailroute.engine.HexColour;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.engine.Webp;

/**
 * The id of what a rule makes of its originals. Two equal ids give equal pixels and facts: {@code v2 64x64}, and what differs from the
 * defaults, as in {@code v2 64x64 cover jpeg q70 #000000}. ASCII, so that it fits object metadata.
 */
final class Recipe {

    private Recipe() {}

    static String of(Rule rule, Webp webp) {
        List<String> words = new ArrayList<>();
        words.add("v" + Thumbnailer.VERSION);
        words.add(sorted(rule.sizes()));
        if (rule.mode() != Mode.FIT) {
            words.add(rule.mode().toString());
        }
        // nothing else is cropped
        if (rule.mode() == Mode.COVER && rule.gravity() != Gravity.CENTRE) {
            words.add(rule.gravity().toString());
        }
        if (!rule.formats().isEmpty()) {
            words.add(sorted(rule.formats()));
        }
        if (rule.quality() != ThumbnailSpec.DEFAULT_QUALITY) {
            words.add("q" + rule.quality());
        }
        if (rule.background() != ThumbnailSpec.WHITE) {
            words.add(HexColour.format(rule.background()));
        }
        if (webp != Webp.NATIVE) {
            words.add(webp.toString());
        }
        if (!rule.facts().isEmpty()) {
            words.add(sorted(rule.facts()));
        }
        return String.join(" ", words);
    }

    private static String sorted(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
    }
}
