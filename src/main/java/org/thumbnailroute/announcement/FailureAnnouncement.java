package org.thumbnailroute.announcement;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.text.Printable;

/**
 * What subscribers are told of an upload that was parked: the same document as of an {@link Announcement}, with another
 * outcome, and without thumbnails, so that a program that knows no outcomes finds nothing to do.
 *
 * @param reason why it was parked
 * @param error one line for a person
 * @param source the original, if the message named it
 * @param messageId of the message that was parked, which its log line and the dead-letter queue have too
 * @param audience who hears of it
 */
public record FailureAnnouncement(
        Reason reason, String error, Optional<ObjectLocation> source, String messageId, Audience audience) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The word for it, also in the log. */
    private static final String OUTCOME = "parked";

    /** The longest key and bucket name that S3 takes; with others the message might be too long for SNS. */
    private static final int LONGEST_KEY_BYTES = 1_024;

    private static final int LONGEST_BUCKET = 255;

    /** The SNS message, in the form of {@code MessageStructure=json}. */
    public String message() {
        return ProtocolTexts.of(document(), sentence(Printable::of), sentence(Printable::line));
    }

    /** Those that its subscribers can filter by. */
    public Attributes attributes() {
        Attributes attributes =
                Attributes.of(OUTCOME, Announcement.VERSION, audience).put("reason", reason.code());
        object().ifPresent(object -> attributes.putSource(object.bucket(), object.key()));
        return attributes;
    }

    ObjectNode document() {
        ObjectNode document =
                JSON.objectNode().put("version", Announcement.VERSION).put("outcome", OUTCOME);
        object().ifPresent(object -> {
            ObjectNode named = document.putObject("source").put("bucket", object.bucket());
            if (!object.key().isEmpty()) {
                named.put("key", object.key());
            }
        });
        document.putArray("thumbnails");
        document.putObject("failure")
                .put("reason", reason.code())
                .put("error", error)
                .put("action", reason.action())
                .put("messageId", messageId);
        return document;
    }

    /** @param shown how the key is shown: whole, or short enough for an SMS */
    private String sentence(UnaryOperator<String> shown) {
        String what = object().map(ObjectLocation::key)
                .filter(key -> !key.isEmpty())
                .map(key -> "No thumbnail of %s was announced".formatted(shown.apply(key)))
                .orElse("An event of an upload could not be used");
        return "%s: %s. What to do: %s.".formatted(what, error, reason.action());
    }

    private Optional<ObjectLocation> object() {
        return source.filter(object ->
                object.bucket().length() <= LONGEST_BUCKET && object.key().getBytes(UTF_8).length <= LONGEST_KEY_BYTES);
    }
}
