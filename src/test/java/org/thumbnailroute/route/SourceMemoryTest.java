package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.engine.MemoryBudget;
import org.thumbnailroute.local.Call;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.original.SourceMemory;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Originals wait for room on the heap, and whatever becomes of them leaves it as it was. */
class SourceMemoryTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.visibility-timeout-seconds", "2");
    }

    private MemoryBudget budget() {
        return context.getRegistry()
                .lookupByNameAndType("sourceMemory", SourceMemory.class)
                .budget();
    }

    @Test
    void anUploadWaitsBeforeItsGetAndStaysHidden() {
        awaitWhole(); // or this thread would wait for what a failed test has left
        MemoryBudget.Part all = budget().take(Long.MAX_VALUE);
        long gets;
        try {
            gets = calls("GetObject", stack.sourceBucket());
            long extensions = calls("ChangeMessageVisibilityBatch", stack.queue());
            upload("waits.jpg", PICTURE);
            await().until(() -> budget().waiting() == 1);

            // longer than the visibility time-out
            await().until(() -> calls("ChangeMessageVisibilityBatch", stack.queue()) >= extensions + 3);

            assertEquals(0, visible());
            assertEquals(gets, calls("GetObject", stack.sourceBucket()));
        } finally {
            all.giveBack();
        }

        announcement("waits.jpg");
        awaitEmptyQueue();
        assertEquals(1, announcements("waits.jpg").size());
        assertEquals(gets + 1, calls("GetObject", stack.sourceBucket()));
        awaitWhole();
    }

    @Test
    void theRoomIsFreeAgainWhateverBecomesOfAnUpload() {
        aws.s3Faults().breakBodyOfNextGet(stack.sourceBucket(), 10);
        upload("broken-off.jpg", PICTURE);
        announcement("broken-off.jpg");
        awaitWhole();

        upload("corrupt.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0});
        assertEquals("corrupt-image", reason());
        awaitWhole();

        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), 1, 500);
        upload("refused-once.jpg", PICTURE);
        announcement("refused-once.jpg");
        awaitWhole();

        send(EventDialect.EVENT_BRIDGE.event(Uploaded.put(
                stack.sourceBucket(), "gone.jpg", 30_000_000, "e", Instant.now().toEpochMilli())));
        awaitEmptyQueue();
        awaitWhole();
    }

    private String reason() {
        return String.valueOf(
                Objects.requireNonNull(awaitParked().messageAttributes().get("reason"))
                        .stringValue());
    }

    private void awaitWhole() {
        await().until(budget()::isWhole);
        assertTrue(budget().isWhole());
    }

    private int visible() {
        return Integer.parseInt(aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(stack.queueUrl())
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, ""));
    }

    private long calls(String action, String resource) {
        return aws.calls().list().stream()
                .filter(call -> call.action().equals(action) && call.resource().equals(resource))
                .map(Call::service)
                .count();
    }
}
