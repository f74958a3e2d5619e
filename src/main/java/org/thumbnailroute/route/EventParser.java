package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.engine.BoundingBox;

/** Reads one event record, of EventBridge or of an S3 notification, and decides whether it asks for thumbnails. */
public final class EventParser {

    /** The longest object key that S3 takes, in bytes of UTF-8. */
    private static final int LONGEST_KEY = 1024;

    private final Settings settings;
    private final Recipe recipe;

    public EventParser(Settings settings, Recipe recipe) {
        this.settings = settings;
        this.recipe = recipe;
    }

    /**
     * Reads one record.
     *
     * @param messageId the carrying message's, for events that say nothing that would tell two uploads apart
     * @throws NothingToDoException if the record asks for no thumbnail: a test event, a folder marker, a thumbnail
     * @throws RejectedException if the record is no event, or about an object that is not accepted
     */
    public Upload parse(@Body JsonNode event, @Header(Sqs2Constants.MESSAGE_ID) @Nullable String messageId) {
        if (event.path("Event").asText().equals("s3:TestEvent")) {
            throw new NothingToDoException("test-event");
        }
        JsonNode s3 = event.path("s3");
        return accept(s3.isObject() ? notification(event, s3, messageId) : eventBridge(event, messageId));
    }

    private Upload notification(JsonNode event, JsonNode s3, @Nullable String messageId) {
        requireUpload(event.path("eventName"), "ObjectCreated:");
        JsonNode object = s3.path("object");
        String key = formDecoded(text(object, "key").orElseThrow(() -> missing("s3.object.key")));
        String bucket = text(s3.path("bucket"), "name").orElseThrow(() -> missing("s3.bucket.name"));
        return upload(bucket, key, object, text(object, "versionId"), text(object, "eTag"), messageId);
    }

    private Upload eventBridge(JsonNode event, @Nullable String messageId) {
        requireUpload(event.path("detail-type"), "Object Created");
        JsonNode detail = event.path("detail");
        JsonNode object = detail.path("object");
        String key = text(object, "key").orElseThrow(() -> missing("detail.object.key"));
        String bucket = text(detail.path("bucket"), "name").orElseThrow(() -> missing("detail.bucket.name"));
        return upload(bucket, key, object, text(object, "version-id"), text(object, "etag"), messageId);
    }

    private Upload upload(
            String bucket,
            String key,
            JsonNode object,
            Optional<String> version,
            Optional<String> etag,
            @Nullable String messageId) {
        String occurrence = Stream.of(text(object, "sequencer"), version, etag, Optional.ofNullable(messageId))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
        return new Upload(bucket, key, Upload.identityOf(bucket, key, occurrence, recipe.id()), etag, size(object));
    }

    /** Deletions and the like reach the queue where a rule is written too widely; every kind of upload is taken. */
    private static void requireUpload(JsonNode kind, String upload) {
        if (kind.isTextual() && !kind.textValue().startsWith(upload)) {
            throw new NothingToDoException("not-an-upload (" + Printable.of(kind.textValue()) + ")");
        }
    }

    private Upload accept(Upload upload) {
        if (!settings.sourceBuckets().contains(upload.bucket())) {
            throw new RejectedException(
                    Reason.FOREIGN_BUCKET,
                    "bucket \"%s\" is not one of %s (thumbnail.source-bucket)"
                            .formatted(upload.bucket(), settings.sourceBuckets()));
        }
        if (upload.key().endsWith("/")) {
            throw new NothingToDoException("folder-marker " + upload.location());
        }
        if (upload.bucket().equals(settings.targetBucket())
                && settings.keyTemplate().matches(upload.key())) {
            throw new NothingToDoException("own-thumbnail " + upload.location());
        }
        for (BoundingBox box : settings.sizes()) {
            int length = settings.keyTemplate().keyOf(upload.key(), box).getBytes(UTF_8).length;
            if (length > LONGEST_KEY) {
                throw new RejectedException(
                        Reason.KEY_TOO_LONG,
                        "the thumbnail's key would have %d bytes, S3 takes %d (thumbnail.key)"
                                .formatted(length, LONGEST_KEY));
            }
        }
        upload.size().ifPresent(size -> OriginalReader.requireSize(size, settings.maxSourceBytes()));
        return upload;
    }

    /** In S3 notifications a key is form-encoded: {@code +} is a space, the rest percent-encoded UTF-8. */
    private static String formDecoded(String key) {
        try {
            return URLDecoder.decode(key, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RejectedException(Reason.BAD_EVENT, "s3.object.key is not form-encoded: " + key, e);
        }
    }

    private static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }

    private static OptionalLong size(JsonNode object) {
        JsonNode size = object.path("size");
        return size.canConvertToLong() && size.isIntegralNumber()
                ? OptionalLong.of(size.longValue())
                : OptionalLong.empty();
    }

    private static RejectedException missing(String field) {
        return new RejectedException(Reason.BAD_EVENT, "not an S3 event: " + field + " is missing");
    }
}
