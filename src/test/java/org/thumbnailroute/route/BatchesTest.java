package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.pictures.QuadrantPicture;

/** The route with a queue whose messages are received and deleted several at once. */
class BatchesTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(60, 40, 1);
    private static final int MESSAGES = 60;

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.visibility-timeout-seconds", "4", "thumbnail.concurrency", "4");
    }

    @Override
    int maxReceiveCount() {
        return 100;
    }

    @AfterEach
    void heal() {
        aws.sqsFaults().heal();
    }

    @Test
    void aMessageThatWasNotDeletedIsSkippedAsADuplicate() {
        try (LogCapture log = LogCapture.open()) {
            // the SDK makes up to four requests of one
            aws.sqsFaults().failNext("DeleteMessageBatch", 4, 500);
            upload("told-again.jpg", PICTURE);
            awaitEmptyQueue();

            assertEquals(1, outcomes(log, "announced"));
            assertEquals(1, outcomes(log, "duplicate"));
        }
        assertEquals(1, announcements("told-again.jpg").size());
    }

    @Test
    void aBacklogIsAnnouncedOnceEach() {
        int before = aws.calls().list().size();
        IntStream.range(0, MESSAGES).forEach(i -> upload("backlog/" + i + ".jpg", PICTURE));
        await().until(() -> messages(stack.queueUrl()) == 0);

        for (int i = 0; i < MESSAGES; i++) {
            assertEquals(1, announcements("backlog/" + i + ".jpg").size(), "announcements of " + i);
        }
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
        assertFalse(
                aws.calls().list().stream().skip(before).anyMatch(call -> call.action()
                        .equals("DeleteMessage")),
                "deleted by itself");
    }

    private static long outcomes(LogCapture log, String outcome) {
        return log.outcomes().stream().filter(line -> line.startsWith(outcome)).count();
    }
}
