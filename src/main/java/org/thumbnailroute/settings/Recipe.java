package org.thumbnailroute.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.HexColour;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;

/** What is made of every original. */
public final class Recipe {

    private final ThumbnailSpec spec;

    public Recipe(Settings settings) {
        this.spec = new ThumbnailSpec(
                settings.thumbnails().sizes(),
                settings.thumbnails().mode(),
                settings.thumbnails().format(),
                settings.thumbnails().quality(),
                settings.thumbnails().background(),
                settings.thumbnails().webp());
    }

    public ThumbnailSpec spec() {
        return spec;
    }

    /**
     * Two equal ids give equal pixels: {@code v2 64x64}, and what differs from the defaults, as in {@code v2 64x64 cover
     * jpeg q70 #000000}. ASCII, so that it fits object metadata.
     */
    public String id() {
        ThumbnailSpec usual = ThumbnailSpec.fit(spec.boxes());
        List<String> words = new ArrayList<>();
        words.add("v" + Thumbnailer.VERSION);
        words.add(spec.boxes().stream().map(BoundingBox::toString).sorted().collect(Collectors.joining(",")));
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
        if (spec.webp() != usual.webp()) {
            words.add(spec.webp().toString());
        }
        return String.join(" ", words);
    }
}
