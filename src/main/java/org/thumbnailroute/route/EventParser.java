package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.text.Printable;

/** Reads one event record, of EventBridge or of an S3 notification, whatever its dialect. */
public final class EventParser {

    private static final Pattern ETAG = Pattern.compile("[\\x21\\x23-\\x7e]{1,256}");

    private final Recipe recipe;

    public EventParser(Recipe recipe) {
        this.recipe = recipe;
    }

    /**
     * Reads one record.
     *
     * @param messageId the carrying message's, for events that say nothing that would tell two uploads apart
     * @throws NothingToDoException if the record tells of no upload: a test event, a deletion
     * @throws RejectedException if the record is no event
     */
    public Upload parse(
            @Variable("record") EventRecord record, @Header(Sqs2Constants.MESSAGE_ID) @Nullable String messageId) {
        JsonNode event = record.event();
        if (event.path("Event").asText().equals("s3:TestEvent")) {
            throw new NothingToDoException("test-event");
        }
        JsonNode s3 = event.path("s3");
        return s3.isObject() ? notification(event, s3, messageId) : eventBridge(event, messageId);
    }

    private Upload notification(JsonNode event, JsonNode s3, @Nullable String messageId) {
        requireUpload(event.path("eventName"), "ObjectCreated:");
        JsonNode object = s3.path("object");
        String key = formDecoded(text(object, "key").orElseThrow(() -> missing("s3.object.key")));
        String bucket = text(s3.path("bucket"), "name").orElseThrow(() -> missing("s3.bucket.name"));
        return upload(bucket, key, object, text(object, "versionId"), text(object, "eTag"), messageId);
    }

    private Upload eventBridge(JsonNode event, @Nullable String messageId) {
        text(event, "source").filter(source -> !source.equals("aws.s3")).ifPresent(source -> {
            throw new RejectedException(Reason.BAD_EVENT, "not an S3 event: source is " + source);
        });
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
        etag.ifPresent(EventParser::requireEtag);
        return new Upload(bucket, key, Upload.identityOf(bucket, key, occurrence, recipe.id()), etag, size(object));
    }

    /** It goes into the header of a request, which S3 would refuse with an answer that looks like a missing right. */
    private static void requireEtag(String etag) {
        if (!ETAG.matcher(etag).matches()) {
            throw new RejectedException(Reason.BAD_EVENT, "not an S3 event: object.etag is no etag: " + etag);
        }
    }

    /** Deletions and the like reach the queue where a rule is written too widely; every kind of upload is taken. */
    private static void requireUpload(JsonNode kind, String upload) {
        if (kind.isTextual() && !kind.textValue().startsWith(upload)) {
            throw new NothingToDoException("not-an-upload (" + Printable.of(kind.textValue()) + ")");
        }
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
