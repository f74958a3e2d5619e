package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.S3Error;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.pictures.QuadrantPicture;

/** Runs the files of {@code routes/} as a visual editor leaves them. */
class RewrittenRoutesTest extends RouteTest {

    private static final S3Error ODD = new S3Error(400, "InvalidRequest", "asked for by the test");

    @Override
    String routes() {
        try {
            Path copy = Files.createTempDirectory(Path.of("target"), "rewritten-routes");
            for (Path file : RoutesContractTest.files()) {
                String text = RoutesContractTest.read(file);
                String rewritten = EditorRewrite.of(text);
                assertTrue(!rewritten.equals(text), () -> file + " is as it was");
                Files.writeString(copy.resolve(file.getFileName()), rewritten);
            }
            return "file:" + copy + "/*.camel.yaml";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The two failures are retried in the step: the message is delivered once. */
    @Test
    void announcesAnUploadWhoseOriginalCanBeReadAtTheThirdAttempt() {
        aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.S3_NOTIFICATION);
        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), 2, ODD);
        try (LogCapture log = LogCapture.open()) {
            upload("a/b.jpg", QuadrantPicture.jpeg(300, 200, 1));

            assertEquals(
                    "a/thumbnail_b.jpg",
                    announcement("a/b.jpg").at("/thumbnails/0/key").asText());
            awaitEmptyQueue();
            // the other test's message is logged a moment after it was parked
            assertEquals(
                    1,
                    log.outcomes().stream()
                            .filter(outcome -> outcome.contains("a/b.jpg"))
                            .count(),
                    () -> log.outcomes().toString());
        }
        assertTrue(stored("a/thumbnail_b.jpg").asByteArray().length > 0);
    }

    @Test
    void parksAMessageThatIsNoEvent() {
        send("no JSON");

        var reason = awaitParked().messageAttributes().get("reason");
        assertEquals("bad-event", reason == null ? "none" : reason.stringValue());
    }
}
