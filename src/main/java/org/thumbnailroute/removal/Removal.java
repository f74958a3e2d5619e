package org.thumbnailroute.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.thumbnailroute.removal.RemovalFence.Look;
import org.thumbnailroute.removal.RemovalFence.Place;
import org.thumbnailroute.thumbnail.PresentThumbnail;
import org.thumbnailroute.thumbnail.RemovedThumbnail;

/** What an exchange knows of thumbnails that are removed. */
public final class Removal {

    /** The list of what was removed; there is one as soon as the original is seen to be gone. */
    private static final String REMOVED = "removed";

    /** What was seen, if nothing was done since. */
    private static final String LOOK = "look";

    private Removal() {}

    static void begin(Exchange exchange, Look look, List<RemovedThumbnail> removedBefore) {
        exchange.setVariable(LOOK, look);
        exchange.setVariable(REMOVED, new ArrayList<>(removedBefore));
    }

    /** Whether thumbnails are to be removed. */
    public static boolean has(Exchange exchange) {
        return exchange.getVariable(REMOVED) != null;
    }

    /** The look with which it began; empty if it was taken before. */
    static Optional<Look> takeLook(Exchange exchange) {
        Optional<Look> look = Optional.ofNullable(exchange.getVariable(LOOK, Look.class));
        exchange.removeVariable(LOOK);
        return look;
    }

    /** The keys of the thumbnails that will be deleted. */
    public static List<String> toRemove(Exchange exchange) {
        return exchange.getVariable(LOOK, Look.class).places().stream()
                .filter(place ->
                        place.present().filter(PresentThumbnail::isThumbnail).isPresent())
                .map(Place::key)
                .toList();
    }

    /** What was removed so far; to be added to by whoever removes. */
    @SuppressWarnings("unchecked") // nobody else sets it
    static List<RemovedThumbnail> removed(Exchange exchange) {
        if (!has(exchange)) {
            exchange.setVariable(REMOVED, new ArrayList<RemovedThumbnail>());
        }
        return exchange.getVariable(REMOVED, List.class);
    }

    /** What was removed so far; empty if nothing was. */
    public static List<RemovedThumbnail> soFar(Exchange exchange) {
        return has(exchange) ? List.copyOf(removed(exchange)) : List.of();
    }
}
