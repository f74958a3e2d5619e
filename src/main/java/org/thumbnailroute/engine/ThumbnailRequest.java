package org.thumbnailroute.engine;

import java.util.List;
import java.util.Optional;

/**
 * What is made of one picture.
 *
 * @param specs one for each thumbnail, at least one
 * @param focus what mode cover crops around, whatever the gravity of each spec; empty if nobody said
 * @param placeholders whether each thumbnail gets a {@link Placeholder}
 */
public record ThumbnailRequest(List<ThumbnailSpec> specs, Optional<FocalPoint> focus, boolean placeholders) {

    /** @throws IllegalArgumentException if there is no spec */
    public ThumbnailRequest {
        specs = List.copyOf(specs);
        if (specs.isEmpty()) {
            throw new IllegalArgumentException("at least one thumbnail is needed");
        }
    }

    /** Thumbnails without placeholders, of a picture of which no focal point is known. */
    public static ThumbnailRequest of(List<ThumbnailSpec> specs) {
        return new ThumbnailRequest(specs, Optional.empty(), false);
    }

    /** Likewise. */
    public static ThumbnailRequest of(ThumbnailSpec... specs) {
        return of(List.of(specs));
    }
}
