package org.thumbnailroute.state;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.app.RouteProgram;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.local.S3Error;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.RouteTest;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.TestSettings;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Takes the state of today: copies settings and routes, lists the names, and runs the worker to see what it leaves. No test
 * by its name, so that it runs only when it is asked for.
 */
class Recording {

    static final String HOW = "Until the major version is released, or to keep added names too, record the state:"
            + " mvn -q test -Dtest=Recording";

    private static final Duration LONG = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("state", 5);

    @Test
    void record() throws IOException {
        copyFiles();
        write("names.txt", String.join("\n", PromisedNames.now()) + "\n");
        run();
    }

    private static void copyFiles() throws IOException {
        Files.copy(Path.of("application.properties"), State.SETTINGS, StandardCopyOption.REPLACE_EXISTING);
        for (Path old : list(Files.createDirectories(State.ROUTES))) {
            Files.delete(old);
        }
        for (Path file : list(Path.of("routes"))) {
            Files.copy(file, State.ROUTES.resolve(file.getFileName()));
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /** One upload is announced, one is to be in work, one is to have its thumbnail but no record, and one is parked. */
    private void run() throws IOException {
        aws.s3().createBucket(create -> create.bucket(State.SOURCE_BUCKET));
        aws.s3Faults()
                .refuse(
                        Operation.GET_OBJECT,
                        State.SOURCE_BUCKET,
                        "parked.png"::equals,
                        new S3Error(
                                403,
                                "InvalidObjectState",
                                "The operation is not valid for the object's storage class"));
        Main camel = RouteProgram.camel();
        Properties overrides = new Properties();
        overrides.putAll(TestSettings.of(stack));
        overrides.put("thumbnail.source-bucket", State.SOURCE_BUCKET);
        camel.setOverrideProperties(overrides);
        camel.start();
        try {
            List.of("announced.png", "in-work.png", "stored.png", "parked.png").forEach(this::upload);
            await().atMost(LONG)
                    .until(() -> aws.topics().published(stack.topicArn()).stream()
                                    .filter(Published::isOfThumbnails)
                                    .count()
                            == 3);
            await().atMost(LONG).until(() -> aws.messages(stack.deadLetterQueueUrl()) == 1);
        } finally {
            camel.stop();
        }
        writeDocuments();
    }

    private void upload(String key) {
        aws.s3().putObject(put -> put.bucket(State.SOURCE_BUCKET).key(key), RequestBody.fromBytes(State.original()));
        aws.sqs().sendMessage(send -> send.queueUrl(stack.queueUrl())
                .messageBody(EventDialect.EVENT_BRIDGE.event(State.upload(key))));
    }

    private void writeDocuments() throws IOException {
        write("announcement.json", announcement());
        write("dead-letter.json", parked());
        write("thumbnail.json", JSON.createObjectNode().set("metadata", JSON.valueToTree(metadata("stored.png"))));
        write("store.sqlite.sql", store());
    }

    /** The link is signed for a test server, and so is of no use to anybody. */
    private ObjectNode announcement() {
        ObjectNode announcement = aws.topics().published(stack.topicArn()).stream()
                .map(message -> (ObjectNode) RouteTest.json(message.textFor("sqs")))
                .filter(document -> document.at("/source/key").asText().equals("announced.png"))
                .findFirst()
                .orElseThrow();
        announcement.withArray("thumbnails").forEach(thumbnail -> ((ObjectNode) thumbnail).put("link", "https://link"));
        return announcement;
    }

    private ObjectNode parked() {
        Message message = aws.sqs()
                .receiveMessage(
                        receive -> receive.queueUrl(stack.deadLetterQueueUrl()).messageAttributeNames("All"))
                .messages()
                .get(0);
        ObjectNode parked = JSON.createObjectNode().put("body", message.body());
        ObjectNode attributes = parked.putObject("attributes");
        new TreeMap<>(message.messageAttributes()).forEach((name, value) -> attributes.put(name, value.stringValue()));
        return parked;
    }

    private Map<String, String> metadata(String key) {
        HeadObjectResponse thumbnail =
                aws.s3().headObject(head -> head.bucket(stack.targetBucket()).key("thumbnail_" + key));
        return new TreeMap<>(thumbnail.metadata());
    }

    /** As a worker leaves it that has just announced one upload, and is at another. */
    private String store() {
        return """
                CREATE TABLE ANNOUNCED (
                    IDENTITY VARCHAR(64) PRIMARY KEY,
                    HOLDER VARCHAR(100),
                    EXPIRES_AT BIGINT NOT NULL) WITHOUT ROWID;
                CREATE INDEX ANNOUNCED_EXPIRES_AT ON ANNOUNCED (EXPIRES_AT);
                INSERT INTO ANNOUNCED VALUES ('%s', NULL, CAST(UNIXEPOCH('subsec') * 1000 AS INTEGER) + 1209600000);
                INSERT INTO ANNOUNCED VALUES ('%s', '0d1f7c52-4f0b-4f39-9f4e-52e7dbdf2d7c/7E6A3F1B90C24D5-0000000000000042',
                    CAST(UNIXEPOCH('subsec') * 1000 AS INTEGER) + 30000);
                """.formatted(
                        metadata("announced.png").getOrDefault("upload", "none"),
                        metadata("in-work.png").getOrDefault("upload", "none"));
    }

    private static void write(String file, JsonNode document) throws IOException {
        write(file, document.toPrettyString() + "\n");
    }

    private static void write(String file, String text) throws IOException {
        Files.writeString(State.FOLDER.resolve(file), text);
    }
}
