package org.thumbnailroute.thumbnail;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.thumbnailroute.engine.FocalPoint;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.rule.Profile;
import org.thumbnailroute.text.Printable;

/** The metadata {@code focus} of an original, {@code x-amz-meta-focus: 0.3,0.6}: the point that cropping keeps. */
public final class FocusMetadata {

    private static final String NAME = "focus";

    private FocusMetadata() {}

    /**
     * The point; empty if there is none, or none of the thumbnails is cropped.
     *
     * @param profile the original's
     * @param metadata of the original, with names in whatever case
     * @param complaint is given one line if the metadata makes no sense; then it is as if there were none
     */
    public static Optional<FocalPoint> of(Profile profile, Map<String, String> metadata, Consumer<String> complaint) {
        if (profile.specs().stream().noneMatch(spec -> spec.mode() == Mode.COVER)) {
            return Optional.empty();
        }
        String text = Rendition.byName(metadata).get(NAME);
        try {
            return Optional.ofNullable(text).map(FocalPoint::parse);
        } catch (IllegalArgumentException e) {
            complaint.accept(Printable.line(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
