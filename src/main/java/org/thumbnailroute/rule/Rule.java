package org.thumbnailroute.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.Gravity;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.ThumbnailSpec;

/**
 * Which thumbnails are made of the originals whose keys begin with a prefix: {@code thumbnail.rule.NAME.*}, or {@code
 * thumbnail.*} for originals that no other rule is for.
 *
 * @param name empty for the rule for everything else
 * @param prefix with which the originals' keys begin; empty for the rule for everything else
 * @param ignore whether these originals get no thumbnails; then nothing below matters
 * @param sizes bounding boxes, at least one
 * @param mode how a picture gets into its box
 * @param gravity which part of it is kept in mode cover
 * @param formats of the thumbnails, each size in each of them; empty for that of the original
 * @param quality of JPEG and of lossy WebP, 1 to 100
 * @param background 0xRRGGBB, where a picture is transparent and its thumbnail cannot be, and around it in mode pad
 * @param key of a thumbnail
 * @param facts what is told of each picture beside its thumbnails
 * @param storing how thumbnails are stored
 */
public record Rule(
        String name,
        String prefix,
        boolean ignore,
        List<BoundingBox> sizes,
        Mode mode,
        Gravity gravity,
        List<ImageFormat> formats,
        int quality,
        int background,
        KeyTemplate key,
        Set<PictureFact> facts,
        Storing storing) {

    public Rule {
        sizes = List.copyOf(sizes);
        formats = List.copyOf(formats);
    }

    /** Whether it is the rule for originals that no other rule is for. */
    public boolean isForTheRest() {
        return name.isEmpty();
    }

    /** What a setting of this rule is called in application.properties: {@code thumbnail.rule.avatars.size}. */
    public String setting(String last) {
        return setting(name, last);
    }

    /** The same of a rule of which only the name is known; empty for the rule for everything else. */
    public static String setting(String name, String last) {
        return name.isEmpty() ? "thumbnail." + last : "thumbnail.rule.%s.%s".formatted(name, last);
    }

    /** The thumbnails of each original: each size in each format, in the order of the settings; none if it ignores. */
    public List<Variant> variants() {
        return ignore
                ? List.of()
                : sizes.stream()
                        .flatMap(size -> formatsOrSource().map(format -> new Variant(this, spec(size, format))))
                        .toList();
    }

    /** How they are made, in the same order. */
    public List<ThumbnailSpec> specs() {
        return variants().stream().map(Variant::spec).toList();
    }

    private Stream<Optional<ImageFormat>> formatsOrSource() {
        return formats.isEmpty()
                ? Stream.of(Optional.empty())
                : formats.stream().map(Optional::of);
    }

    private ThumbnailSpec spec(BoundingBox size, Optional<ImageFormat> format) {
        return new ThumbnailSpec(size, mode, gravity, format, quality, background);
    }
}
