package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.pictures.QuadrantPicture;

class OutcomeLogTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(600, 400, 1);

    @Test
    void eachOutcomeIsOneLineThatGivesNothingAway() {
        try (LogCapture log = LogCapture.open()) {
            upload("announced\nparked message=forged.jpg", PICTURE);
            String event = EventDialect.EVENT_BRIDGE.event(Uploaded.put(stack.sourceBucket(), "gone.jpg", 9, "e", 1));
            send(event);
            send("{\"Event\": \"s3:TestEvent\", \"password\": \"bodyOfAMessage\"}");
            send("bodyOfAMessage is not");

            await().atMost(Duration.ofSeconds(20)).until(() -> log.outcomes().size() == 4);
            awaitEmptyQueue();

            String id = "[0-9a-f-]{36}";
            assertEquals(
                    List.of(
                            "announced message=ID source=\"s3://outcomelogtest-source/announced\\u000aparked message=forged.jpg\""
                                    + " original=\"600x400 %dB\" thumbnails=\"64x43 NB\" ms=N"
                                            .formatted(PICTURE.length),
                            "gone message=ID source=\"s3://outcomelogtest-source/gone.jpg\" ms=N",
                            "ignored message=ID because=test-event ms=N",
                            "parked message=ID reason=bad-event error=\"not JSON, line 1, column 15\" ms=N"),
                    log.outcomes().stream()
                            .map(line -> line.replaceAll(id, "ID")
                                    .replaceAll("ms=\\d+", "ms=N")
                                    .replaceAll("64x43 \\d+B", "64x43 NB"))
                            .sorted()
                            .toList());
            for (LogCapture.Line line : log.lines()) {
                assertFalse(line.message().contains(LocalAws.SECRET_KEY), line::toString);
                assertFalse(line.message().contains("X-Amz-Signature"), line::toString);
                assertFalse(line.message().contains("bodyOfAMessage"), line::toString);
            }
        }
        assertEquals(1, messages(stack.deadLetterQueueUrl()));
    }
}
