package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The README's way back: what was parked is moved to the queue as it lies there, attributes and all. */
class RedriveTest extends RouteTest {

    @Test
    void makesWhatWasParkedOnceItsCauseIsMended() {
        aws.bucketEvents().unwire(stack.sourceBucket());
        upload("mended.jpg", "no picture yet".getBytes(UTF_8));
        // as from a sender that tells no etag, so that the mended object is the one that is meant
        send("""
                {"detail": {"bucket": {"name": "%s"}, "object": {"key": "mended.jpg", "sequencer": "1"}}}""".formatted(stack.sourceBucket()));
        await().until(() -> messages(stack.deadLetterQueueUrl()) == 1);
        upload("mended.jpg", QuadrantPicture.jpeg(300, 200, 1));

        aws.sqs().startMessageMoveTask(task -> task.sourceArn(arn(stack.deadLetterQueueUrl()))
                .destinationArn(arn(stack.queueUrl())));

        announcement("mended.jpg");
        awaitEmptyQueue();
        assertEquals(1, announcements("mended.jpg").size());
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
    }

    private String arn(String queueUrl) {
        var attributes = aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes();
        return attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, "none");
    }
}
