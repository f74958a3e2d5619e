package org.thumbnailroute.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What one record says of one object. S3 notifications and EventBridge have different names for the same facts, and the
 * servers that speak like S3 mix them. Nothing is required of a record here.
 *
 * @param place where its facts stand: {@code s3} or {@code detail}
 * @param kind its event name, {@code eventName} or {@code detail-type}
 * @param time when it happened, as the event writes it
 * @param formEncoded whether the key is written as in a form
 * @param facts what stands at the place
 */
record S3Event(String place, Optional<String> kind, Optional<String> time, boolean formEncoded, JsonNode facts) {

    /** What is later would not fit into the milliseconds that programs count in. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    static S3Event of(JsonNode event) {
        JsonNode s3 = event.path("s3");
        if (!s3.isObject()) {
            return new S3Event("detail", text(event, "detail-type"), text(event, "time"), false, event.path("detail"));
        }
        // Ceph's notifications hold the key as it is (rgw_pubsub.cc)
        boolean formEncoded = text(event, "eventSource")
                .filter(source -> source.startsWith("ceph:"))
                .isEmpty();
        return new S3Event("s3", text(event, "eventName"), text(event, "eventTime"), formEncoded, s3);
    }

    Optional<String> bucket() {
        return text(facts.path("bucket"), "name");
    }

    /**
     * The object's key, decoded. In S3 notifications it is form-encoded: {@code +} is a space, the rest percent-encoded
     * UTF-8. EventBridge and Ceph have it as it is.
     *
     * @throws IllegalArgumentException if it cannot be decoded
     */
    Optional<String> key() {
        return text(object(), "key").map(key -> formEncoded ? formDecoded(key) : key);
    }

    private static String formDecoded(String key) {
        try {
            return URLDecoder.decode(key, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("s3.object.key is not form-encoded: " + key, e);
        }
    }

    /** How it was deleted; empty if the event does not tell of a deletion. */
    Optional<Deletion> deletion() {
        return kind.filter(name -> EventKind.of(name) == EventKind.DELETION)
                .map(name -> isOfMarker(name) ? Deletion.MARKER : Deletion.PERMANENT);
    }

    private boolean isOfMarker(String name) {
        return name.endsWith(":DeleteMarkerCreated")
                || text(facts, "deletion-type").equals(Optional.of("Delete Marker Created"));
    }

    Optional<String> sequencer() {
        return text(object(), "sequencer");
    }

    /** Empty in a bucket without versions, for which some servers write {@code "null"}. */
    Optional<String> version() {
        return text(object(), "versionId", "version-id").filter(version -> !version.equals("null"));
    }

    /** Without the quotes that some servers leave around it. */
    Optional<String> etag() {
        return text(object(), "eTag", "etag", "ETag").map(S3Event::unquoted).filter(etag -> !etag.isEmpty());
    }

    /** When it happened; empty if that is no time in ISO 8601, or one that no upload can have. */
    Optional<Instant> instant() {
        try {
            return time.map(Instant::parse).filter(then -> then.isAfter(Instant.EPOCH) && then.isBefore(LATEST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** In bytes. */
    OptionalLong size() {
        JsonNode size = object().path("size");
        return size.canConvertToLong() && size.isIntegralNumber()
                ? OptionalLong.of(size.longValue())
                : OptionalLong.empty();
    }

    private JsonNode object() {
        return facts.path("object");
    }

    private static String unquoted(String etag) {
        boolean isQuoted = etag.length() >= 2 && etag.startsWith("\"") && etag.endsWith("\"");
        return isQuoted ? etag.substring(1, etag.length() - 1) : etag;
    }

    /** The first of these fields that holds text. */
    static Optional<String> text(JsonNode node, String... fields) {
        return Stream.of(fields)
                .map(node::path)
                .filter(value -> value.isTextual() && !value.textValue().isEmpty())
                .map(JsonNode::textValue)
                .findFirst();
    }
}
