package org.thumbnailroute.route;

import java.util.List;
import java.util.stream.Collectors;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.Thumbnailer;

/** What is made of every original. */
public final class Recipe {

    private final List<BoundingBox> sizes;

    public Recipe(Settings settings) {
        this.sizes = settings.sizes();
    }

    public List<BoundingBox> sizes() {
        return sizes;
    }

    /** Two equal ids give equal pixels, for example {@code v1 64x64}. ASCII, so that it fits object metadata. */
    public String id() {
        return "v" + Thumbnailer.VERSION + " "
                + sizes.stream().map(BoundingBox::toString).sorted().collect(Collectors.joining(","));
    }
}
