package org.thumbnailroute.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.thumbnailroute.engine.Gravity;
import org.thumbnailroute.engine.HexColour;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.engine.Webp;

/** What is made of every original. */
public final class Recipe {

    private final List<ThumbnailSpec> specs;
    private final Webp webp;

    public Recipe(Settings settings) {
        ThumbnailSettings thumbnails = settings.thumbnails();
        this.specs = thumbnails.sizes().stream()
                .map(box -> new ThumbnailSpec(
                        box,
                        thumbnails.mode(),
                        Gravity.CENTRE,
                        thumbnails.format(),
                        thumbnails.quality(),
                        thumbnails.background()))
                .toList();
        this.webp = thumbnails.webp();
        specs.forEach(spec -> spec.requireWritable(webp));
    }

    /** One for each thumbnail. */
    public List<ThumbnailSpec> specs() {
        return specs;
    }

    /**
     * Two equal ids give equal pixels: {@code v2 64x64}, and what differs from the defaults, as in {@code v2 64x64 cover
     * jpeg q70 #000000}. ASCII, so that it fits object metadata.
     */
    public String id() {
        ThumbnailSpec spec = specs.get(0);
        ThumbnailSpec usual = ThumbnailSpec.fit(spec.box());
        List<String> words = new ArrayList<>();
        words.add("v" + Thumbnailer.VERSION);
        words.add(specs.stream().map(one -> one.box().toString()).sorted().collect(Collectors.joining(",")));
        if (spec.mode() != usual.mode()) {
            words.add(spec.mode().toString());
        }
        spec.format().ifPresent(format -> words.add(format.toString()));
        if (spec.quality() != usual.quality()) {
            words.add("q" + spec.quality());
        }
        if (spec.background() != usual.background()) {
            words.add(HexColour.format(spec.background()));
        }
        if (webp != Webp.NATIVE) {
            words.add(webp.toString());
        }
        return String.join(" ", words);
    }
}
