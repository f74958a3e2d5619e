package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.thumbnailroute.local.Call;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.outage.CircuitBreaker;
import org.thumbnailroute.pictures.QuadrantPicture;

/** The worker is made to do all that it can do; what it asked AWS for is what the page on AWS and the template say. */
class RightsTest extends RouteTest {

    /** Before the context starts, which asks for something too. */
    private final int before = aws.calls().list().size();

    @Override
    Map<String, String> settings() {
        // half of it is when the visibility of a message in work is extended
        return Map.of("thumbnail.visibility-timeout-seconds", "2");
    }

    @Test
    void asksForTheDocumentedRightsAndNoOthers() {
        announceAndOverwrite();
        skipADuplicate();
        parkWhatIsNoEvent();
        leaveInTheQueueForAWhile();
        workForLong();
        sitOutAnOutage();
        awaitEmptyQueue();

        assertAll(
                rights(
                        "the queue",
                        stack.queue(),
                        "sqs:ReceiveMessage",
                        "sqs:DeleteMessage",
                        "sqs:ChangeMessageVisibility",
                        "sqs:GetQueueUrl",
                        "sqs:GetQueueAttributes"),
                rights("the dead-letter queue", stack.deadLetterQueue(), "sqs:SendMessage", "sqs:GetQueueUrl"),
                rights("the source buckets", stack.sourceBucket(), "s3:GetObject"),
                rights("the target bucket", stack.targetBucket(), "s3:PutObject", "s3:GetObject"),
                rights("the topic", stack.name() + "-ready", "sns:Publish", "sns:GetTopicAttributes"),
                () -> assertEquals(Set.of(), Rights.needed(calls("*")), "on no resource in particular"));
    }

    private Executable rights(String resource, String name, String... actions) {
        return () -> {
            assertEquals(Set.of(actions), Rights.needed(calls(name)), "asked for on " + resource);
            assertEquals(Set.of(actions), Rights.documented(resource), "in src/docs/aws.md for " + resource);
            assertEquals(Set.of(actions), Rights.granted(resource), "in the CloudFormation template for " + resource);
        };
    }

    private void announceAndOverwrite() {
        upload("twice.jpg", QuadrantPicture.jpeg(600, 400, 1));
        announcement("twice.jpg");
        upload("twice.jpg", QuadrantPicture.jpeg(300, 200, 1));
        await().until(() -> announcements("twice.jpg").size() == 2);
    }

    /** Then whatever failed is asked whether it works again. */
    private void sitOutAnOutage() {
        var circuitBreaker = context.getRegistry().lookupByNameAndType("circuitBreaker", CircuitBreaker.class);
        circuitBreaker.setFailuresToOpen(1);
        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), ALL_QUICK_ATTEMPTS, 503);
        upload("unread.jpg", QuadrantPicture.jpeg(300, 200, 1));
        announcement("unread.jpg");
        aws.s3Faults().failNext(Operation.PUT_OBJECT, stack.targetBucket(), ALL_QUICK_ATTEMPTS, 503);
        upload("unstored.jpg", QuadrantPicture.jpeg(300, 200, 1));
        announcement("unstored.jpg");
        aws.topics().failNext(stack.topicArn(), ALL_QUICK_ATTEMPTS, 500, "InternalError");
        upload("untold.jpg", QuadrantPicture.jpeg(300, 200, 1));
        announcement("untold.jpg");
    }

    private void skipADuplicate() {
        aws.bucketEvents().unwire(stack.sourceBucket());
        upload("told-twice.jpg", QuadrantPicture.jpeg(600, 400, 1));
        String event = EventDialect.EVENT_BRIDGE.event(uploaded("told-twice.jpg"));
        send(event);
        announcement("told-twice.jpg");
        send(event);
        awaitEmptyQueue();
        assertEquals(1, announcements("told-twice.jpg").size());
        aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
    }

    private void parkWhatIsNoEvent() {
        send("no JSON");
        awaitParked();
    }

    private void leaveInTheQueueForAWhile() {
        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), ALL_QUICK_ATTEMPTS, 503);
        upload("later.jpg", QuadrantPicture.jpeg(600, 400, 1));
        await().until(() -> hasAsked(stack.queue(), "ChangeMessageVisibility"));
        announcement("later.jpg");
    }

    private void workForLong() {
        Gate gate = aws.s3Faults().holdNextGet(stack.sourceBucket(), "slow.jpg");
        upload("slow.jpg", QuadrantPicture.jpeg(600, 400, 1));
        gate.awaitArrival();
        await().until(() -> hasAsked(stack.queue(), "ChangeMessageVisibilityBatch"));
        gate.release();
        announcement("slow.jpg");
    }

    private boolean hasAsked(String resource, String action) {
        return calls(resource).stream().anyMatch(call -> call.action().equals(action));
    }

    private List<Call> calls(String resource) {
        List<Call> all = aws.calls().list();
        return all.subList(before, all.size()).stream()
                .filter(call -> call.resource().equals(resource))
                .toList();
    }
}
