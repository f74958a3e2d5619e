package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.state.State;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * An upgrade as ops make it: this worker runs on the settings, the edited routes and the store of an older one, and meets
 * that one's thumbnails and parked messages. See src/docs/versions.md.
 */
class OldStateTest extends RouteTest {

    /** What the first lines of the old files call safe to change. */
    private static final List<Edit> EDITS = List.of(
            new Edit("retry-policy", "maximumRedeliveries: 3", "maximumRedeliveries: 1"),
            new Edit("beans", "failuresToOpen: 5", "failuresToOpen: 3"),
            new Edit("thumbnail", """
                              - bean:
                                  id: check-lease
                """, """
                              - log:
                                  id: mine
                                  message: "mine: ${variable.upload.key} ${variable.source.contentType}"
                              - bean:
                                  id: check-lease
                """));

    private final String store = "jdbc:sqlite:"
            + Path.of("target", "stores", UUID.randomUUID() + ".db").toAbsolutePath();

    @Override
    String properties() {
        return "file:" + State.SETTINGS;
    }

    @Override
    String routes() {
        return Edit.all(State.ROUTES, EDITS);
    }

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.announced-store", store, "thumbnail.source-bucket", State.SOURCE_BUCKET);
    }

    @BeforeAll
    void leaveTheOldState() throws IOException, SQLException {
        Files.createDirectories(Path.of("target", "stores"));
        execute(State.text("store.sqlite.sql"));
        aws.s3().createBucket(create -> create.bucket(State.SOURCE_BUCKET));
        for (String key :
                List.of("new.png", "announced.png", "in-work.png", "stored.png", "parked.png", "silent.png")) {
            aws.s3()
                    .putObject(
                            put -> put.bucket(State.SOURCE_BUCKET).key(key), RequestBody.fromBytes(State.original()));
        }
    }

    @Test
    void theAnnouncementHasEachOldField() {
        try (LogCapture log = LogCapture.open()) {
            tell("new.png");
            JsonNode now = announcement("new.png");

            JsonNode old = State.json("announcement.json");
            assertEquals(
                    List.of(),
                    State.fields(old).stream()
                            .filter(field -> !State.fields(now).contains(field))
                            .toList());
            for (String field : List.of(
                    "/version",
                    "/source/bucket",
                    "/source/etag",
                    "/source/contentType",
                    "/source/bytes",
                    "/source/width",
                    "/source/height",
                    "/thumbnails/0/size",
                    "/thumbnails/0/contentType",
                    "/thumbnails/0/width",
                    "/thumbnails/0/height")) {
                assertEquals(old.at(field), now.at(field), field);
            }
            assertEquals("thumbnail_new.png", now.at("/thumbnails/0/key").asText());
            await().until(() ->
                    log.lines().stream().anyMatch(line -> line.message().equals("mine: new.png image/png")));
        }
    }

    @Test
    void aSilentBackfillIsNotAnnouncedByOldRoutes() {
        try (LogCapture log = LogCapture.open()) {
            send("""
                    {"source": "thumbnail-route.backfill", "detail-type": "Object Created", "detail": {"audience": "none",
                     "bucket": {"name": "%s"}, "object": {"key": "silent.png"}}}""".formatted(State.SOURCE_BUCKET));
            awaitOutcome(log, "stored");
        }
        assertEquals(0, announcements("silent.png").size());
        assertTrue(stored("thumbnail_silent.png").asByteArray().length > 0);
    }

    /** A recipe with another version makes the upload a new one, which a minor version may do. */
    @Test
    void anUploadThatWasAnnouncedIsADuplicate() {
        try (LogCapture log = LogCapture.open()) {
            tell("announced.png");

            awaitOutcome(log, isSameRecipe() ? "duplicate" : "announced");
            assertEquals(isSameRecipe() ? 0 : 1, announcements("announced.png").size());
        }
    }

    /** The older worker ends it as its own SQL does: both may run at the same time. */
    @Test
    void anUploadThatAnOlderWorkerHasInWorkIsLeftToIt() throws SQLException {
        if (!isSameRecipe()) {
            return;
        }
        try (LogCapture log = LogCapture.open()) {
            tell("in-work.png");
            awaitOutcome(log, "in-work");

            execute(
                    "UPDATE ANNOUNCED SET HOLDER = NULL, EXPIRES_AT = EXPIRES_AT + 1209600000 WHERE HOLDER IS NOT NULL");
            tell("in-work.png");
            awaitOutcome(log, "duplicate");

            assertEquals(0, announcements("in-work.png").size());
        }
    }

    /** The older worker ended between storing and announcing. */
    @Test
    void aThumbnailThatIsThereIsKnownByItsMetadata() {
        Map<String, String> metadata = oldMetadata();
        aws.s3()
                .putObject(
                        put -> put.bucket(stack.targetBucket())
                                .key("thumbnail_stored.png")
                                .metadata(metadata),
                        RequestBody.fromString("as the older worker stored it"));

        tell("stored.png");

        announcement("stored.png");
        if (isSameRecipe()) {
            assertEquals(
                    "as the older worker stored it",
                    stored("thumbnail_stored.png").asUtf8String());
        }
    }

    @Test
    void aThumbnailInTheSourceBucketIsNoOriginal() {
        aws.s3()
                .putObject(
                        put -> put.bucket(State.SOURCE_BUCKET).key("copied.png").metadata(oldMetadata()),
                        RequestBody.fromBytes(State.original()));
        try (LogCapture log = LogCapture.open()) {
            tell("copied.png");

            awaitOutcome(log, "ignored");
        }
    }

    @Test
    void whatWasParkedIsTakenBack() {
        JsonNode parked = State.json("dead-letter.json");
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        parked.path("attributes")
                .properties()
                .forEach(attribute -> attributes.put(
                        attribute.getKey(),
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(attribute.getValue().asText())
                                .build()));
        aws.sqs().sendMessage(send -> send.queueUrl(stack.deadLetterQueueUrl())
                .messageBody(parked.path("body").asText())
                .messageAttributes(attributes));

        aws.sqs().startMessageMoveTask(task -> task.sourceArn(arn(stack.deadLetterQueueUrl()))
                .destinationArn(arn(stack.queueUrl())));

        announcement("parked.png");
        assertEquals(1, announcements("parked.png").size());
    }

    private void tell(String key) {
        send(EventDialect.EVENT_BRIDGE.event(State.upload(key)));
    }

    private static void awaitOutcome(LogCapture log, String outcome) {
        await().until(() -> log.outcomes().stream().anyMatch(line -> line.startsWith(outcome + " ")));
    }

    private boolean isSameRecipe() {
        Settings settings = context.getRegistry().lookupByNameAndType("settings", Settings.class);
        return settings.rules().rest().recipe().equals(oldMetadata().getOrDefault("recipe", "none"));
    }

    private static Map<String, String> oldMetadata() {
        Map<String, String> metadata = new HashMap<>();
        State.json("thumbnail.json")
                .path("metadata")
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
        assertTrue(metadata.containsKey("recipe"), metadata::toString);
        return metadata;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(store);
                Statement statement = connection.createStatement()) {
            for (String one : sql.split(";\\s*\\n?", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    private String arn(String queueUrl) {
        return aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "none");
    }
}
