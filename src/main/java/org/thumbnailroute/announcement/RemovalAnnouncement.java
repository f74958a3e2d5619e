package org.thumbnailroute.announcement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.text.Printable;
import org.thumbnailroute.thumbnail.RemovedThumbnail;

/**
 * What subscribers are told when the thumbnails of a deleted original are gone: the same document as of an {@link
 * Announcement}, with another outcome, and without thumbnails.
 *
 * @param source the original
 * @param removed at least one
 * @param audience who hears of it
 */
public record RemovalAnnouncement(ObjectLocation source, List<RemovedThumbnail> removed, Audience audience) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The word for it, also in the log. */
    private static final String OUTCOME = "removed";

    /** The SNS message, in the form of {@code MessageStructure=json}. */
    public String message() {
        return ProtocolTexts.of(
                document(), sentence(Printable.of(source.key())), sentence(Printable.line(source.key())));
    }

    /** Those that its subscribers can filter by. */
    public Attributes attributes() {
        return Attributes.of(OUTCOME, Announcement.VERSION, audience).putSource(source.bucket(), source.key());
    }

    ObjectNode document() {
        ObjectNode document =
                JSON.objectNode().put("version", Announcement.VERSION).put("outcome", OUTCOME);
        document.putObject("source").put("bucket", source.bucket()).put("key", source.key());
        document.putArray("thumbnails");
        ArrayNode thumbnails = document.putArray("removed");
        removed.forEach(one -> {
            ObjectNode thumbnail =
                    thumbnails.addObject().put("bucket", one.bucket()).put("key", one.key());
            one.etag().ifPresent(etag -> thumbnail.put("etag", etag));
        });
        return document;
    }

    private static String sentence(String key) {
        return "The thumbnail of %s was removed, because the original was deleted.".formatted(key);
    }
}
