package org.thumbnailroute.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.rule.CurrentRules;
import org.thumbnailroute.rule.Profile;
import org.thumbnailroute.settings.OnDelete;
import org.thumbnailroute.settings.Settings;

/** Reads one event record, of EventBridge or of an S3 notification, whatever its dialect. */
public final class EventParser {

    /** What S3 takes as an etag in a header; with anything else its answer would look like a missing right. */
    private static final Pattern ETAG = Pattern.compile("[\\x21\\x23-\\x7e]{1,256}");

    private static final String DELETED = "deleted";

    private final OnDelete onDelete;
    private final CurrentRules rules;

    public EventParser(Settings settings, CurrentRules rules) {
        this.onDelete = settings.onDelete();
        this.rules = rules;
    }

    /**
     * Reads one record.
     *
     * @param messageId the carrying message's, for events that say nothing that would tell two uploads apart
     * @throws NothingToDoException if the record tells of no upload, such as a test event; and of a deletion, unless those are
     *     taken
     * @throws RejectedException if the record is no event, or one that is not known
     */
    @Handler
    public Upload parse(
            @Variable("record") EventRecord record, @Header(Sqs2Constants.MESSAGE_ID) @Nullable String messageId) {
        JsonNode json = record.event();
        if (json.path("Event").asText().equals("s3:TestEvent")) {
            throw new NothingToDoException("test-event");
        }
        ForeignMessage.of(json).ifPresent(rejection -> {
            throw rejection;
        });
        S3Event event = S3Event.of(json);
        event.kind().ifPresent(this::requireUpload);
        String key = key(event);
        String bucket = event.bucket().orElseThrow(() -> missing(event.place() + ".bucket.name"));
        Profile profile = rules.of(key);
        Optional<Audience> ofBackfill = BackfillEvent.audience(json);
        Optional<Deletion> deletion = event.deletion();
        return new Upload(
                bucket,
                key,
                profile,
                Upload.identityOf(bucket, key, occurrence(ofBackfill, event, messageId), profile.recipe()),
                deletion.isPresent()
                        ? Optional.empty()
                        : event.etag().filter(etag -> ETAG.matcher(etag).matches()),
                deletion.isPresent() ? OptionalLong.empty() : event.size(),
                ofBackfill.orElse(Audience.ALL),
                ofBackfill.isPresent() || deletion.isPresent() ? Optional.empty() : event.instant(),
                deletion);
    }

    /** Other events reach the queue where a rule is written too widely; every kind of upload is taken. */
    private void requireUpload(String name) {
        switch (EventKind.of(name)) {
            case UPLOAD -> {}
            case DELETION -> {
                if (onDelete == OnDelete.KEEP) {
                    throw noUpload(name);
                }
            }
            case NO_UPLOAD -> throw noUpload(name);
            case UNKNOWN ->
                throw new RejectedException(
                        Reason.BAD_EVENT,
                        "\"%s\" is not a known S3 event: uploads are \"Object Created\" and ObjectCreated:*"
                                .formatted(name));
        }
    }

    private static NothingToDoException noUpload(String name) {
        return new NothingToDoException("not-an-upload (" + name + ")");
    }

    private static String key(S3Event event) {
        try {
            return event.key().orElseThrow(() -> missing(event.place() + ".object.key"));
        } catch (IllegalArgumentException e) {
            throw new RejectedException(Reason.BAD_EVENT, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Of what backfill sends, begins as no event of S3 does: whatever such an event says, and whoever sent it, a real upload
     * is never taken for its duplicate. Nor for its own deletion, of which emulators say the same.
     */
    private static String occurrence(Optional<Audience> ofBackfill, S3Event event, @Nullable String messageId) {
        String occurrence = occurrence(event, messageId);
        return ofBackfill
                .map(audience -> String.join("\0", BackfillEvent.SOURCE, audience.word(), occurrence))
                .orElseGet(() -> event.deletion().isPresent() ? String.join("\0", DELETED, occurrence) : occurrence);
    }

    /**
     * What tells this upload of a key from the others. Of AWS, sequencer, version and etag are the same in every dialect
     * and delivery, and the sequencer would be enough. Emulators send one sequencer for all uploads, and other servers
     * none: then the time is the next best.
     */
    private static String occurrence(S3Event event, @Nullable String messageId) {
        Optional<String> unsequenced = event.sequencer().isPresent() ? Optional.empty() : event.time();
        List<Optional<String>> facts = List.of(event.sequencer(), event.version(), event.etag(), unsequenced);
        if (messageId != null && facts.stream().noneMatch(Optional::isPresent)) {
            return messageId;
        }
        return facts.stream().map(fact -> fact.orElse("")).collect(Collectors.joining("\0"));
    }

    private static RejectedException missing(String field) {
        return new RejectedException(Reason.BAD_EVENT, "not an S3 event: " + field + " is missing");
    }
}
