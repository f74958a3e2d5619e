package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.S3Error;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.outage.CircuitBreaker;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.services.sqs.model.Message;

/** Does in a copy of the route files all that their first lines call safe to change, and looks what comes of it. */
class SafeEditsTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(600, 400, 1);

    /** Neither of the object nor a sign that S3 is away, which would open the circuit at once. */
    private static final S3Error ODD = new S3Error(400, "InvalidRequest", "asked for by the test");

    private static final List<Edit> EDITS = List.of(
            new Edit("beans", "failuresToOpen: 5", "failuresToOpen: 2"),
            new Edit("beans", """
                    - name: announcedUploads
                      type: org.thumbnailroute.announcement.AnnouncedUploads
                      factoryMethod: in
                      constructors: {0: "#bean:announcedStore", 1: "#bean:settings"}
                """, """
                    - name: announcedUploads
                      type: org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository
                """),
            new Edit("dead-letter", """
                        - setBody:
                            id: unchanged-message
                """, """
                        - setHeader:
                            id: team
                            name: team
                            expression: {constant: {expression: pictures}}
                        - setBody:
                            id: unchanged-message
                """),
            new Edit("retry-policy", "maximumRedeliveries: 3", "maximumRedeliveries: 1"),
            new Edit("message-policy", "maximumRedeliveries: 2", "maximumRedeliveries: 0"),
            new Edit("put-thumbnail", """
                        - setBody:
                            id: take-bytes
                """, """
                        - setHeader:
                            id: cache
                            name: CamelAwsS3ContentControl
                            expression: {constant: {expression: "public, max-age=3600"}}
                        - setHeader:
                            id: disposition
                            name: CamelAwsS3ContentDisposition
                            expression: {constant: {expression: inline}}
                        - setHeader:
                            id: acl
                            name: CamelAwsS3CannedAcl
                            expression: {constant: {expression: PRIVATE}}
                        - setBody:
                            id: take-bytes
                """),
            new Edit("put-thumbnail", "conditionalWritesEnabled: true", """
                conditionalWritesEnabled: true
                              storageClass: STANDARD_IA
                              useAwsKMS: true
                              awsKMSKeyId: alias/thumbnails
                """.stripTrailing()),
            new Edit("receive", "greedy: true", "greedy: false"),
            new Edit("thumbnail", """
                        - bean:
                            id: note-success
                """, """
                        - log:
                            id: mine
                            message: "mine: ${variable.upload.key}"
                        - bean:
                            id: note-success
                """));

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.visibility-timeout-seconds", "2");
    }

    @Override
    String routes() {
        return Edit.all(EDITS);
    }

    @AfterEach
    void heal() {
        aws.s3Faults().heal(Operation.GET_OBJECT, stack.sourceBucket());
        aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
    }

    /** The third PUT is the one that replaces: the second finds that there is a thumbnail. */
    @Test
    void whatAPutIsGivenAppliesToAReplacingOneToo() {
        List<Map<String, String>> puts = aws.s3Faults().headersOfNextPuts(stack.targetBucket(), 3);
        upload("put.jpg", PICTURE);
        announcement("put.jpg");
        upload("put.jpg", QuadrantPicture.jpeg(300, 200, 1));
        await().until(() -> announcements("put.jpg").size() == 2);

        assertEquals(3, puts.size());
        assertEquals("*", puts.get(0).get("if-none-match"));
        assertEquals(Optional.empty(), Optional.ofNullable(puts.get(2).get("if-none-match")));
        assertNotNull(puts.get(2).get("if-match"));
        for (Map<String, String> put : List.of(puts.get(0), puts.get(2))) {
            assertEquals("public, max-age=3600", put.get("cache-control"));
            assertEquals("inline", put.get("content-disposition"));
            assertEquals("private", put.get("x-amz-acl"));
            assertEquals("STANDARD_IA", put.get("x-amz-storage-class"));
            assertEquals("aws:kms", put.get("x-amz-server-side-encryption"));
            assertEquals("alias/thumbnails", put.get("x-amz-server-side-encryption-aws-kms-key-id"));
            assertEquals("image/jpeg", put.get("content-type"));
        }
        assertEquals(
                "public, max-age=3600", stored("thumbnail_put.jpg").response().cacheControl());
    }

    @Test
    void anAttributeIsAddedToWhatIsParked() {
        send("no JSON");

        Message parked = awaitParked();

        var team = parked.messageAttributes().get("team");
        assertEquals("pictures", team == null ? "none" : team.stringValue());
        assertEquals(5, parked.messageAttributes().size(), "beside the others");
        aws.sqs().deleteMessage(delete -> delete.queueUrl(stack.deadLetterQueueUrl())
                .receiptHandle(parked.receiptHandle()));
    }

    /** With the attempts that are shipped, the upload would be announced without being left in the queue. */
    @Test
    void oneMoreAttemptIsMadeInADelivery() {
        try (LogCapture log = LogCapture.open()) {
            aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), 2, ODD);
            upload("failing.jpg", PICTURE);
            announcement("failing.jpg");

            assertEquals(1, left(log));
        }
    }

    @Test
    void twoFailuresOpenTheCircuit() {
        aws.s3Faults().failAll(Operation.GET_OBJECT, stack.sourceBucket(), ODD);
        try (LogCapture log = LogCapture.open()) {
            upload("failing-twice.jpg", PICTURE);
            await().until(() -> pauses(log) == 1);

            assertEquals(2, left(log), "failures before the pause");
        }
        heal();
        announcement("failing-twice.jpg");
    }

    @Test
    void aMessageThatCannotBeParkedIsLeftAfterOneAttempt() {
        aws.sqs().deleteQueue(delete -> delete.queueUrl(stack.deadLetterQueueUrl()));
        try (LogCapture log = LogCapture.open()) {
            int before = parkings();
            send("no JSON either");
            await().until(() -> left(log) == 1);
            assertEquals(1, parkings() - before);
        } finally {
            aws.sqs().createQueue(create -> create.queueName(stack.deadLetterQueue()));
        }
        Message parked = awaitParked();
        aws.sqs().deleteMessage(delete -> delete.queueUrl(stack.deadLetterQueueUrl())
                .receiptHandle(parked.receiptHandle()));
    }

    @Test
    void anotherRepositoryRemembersAndAStepIsAdded() {
        assertTrue(context.getRegistry().lookupByName("announcedUploads") instanceof MemoryIdempotentRepository);
        aws.bucketEvents().unwire(stack.sourceBucket());
        upload("told-twice.jpg", PICTURE);
        Uploaded uploaded = uploaded("told-twice.jpg");
        try (LogCapture log = LogCapture.open()) {
            send(EventDialect.EVENT_BRIDGE.event(uploaded));
            announcement("told-twice.jpg");
            send(EventDialect.S3_NOTIFICATION.event(uploaded));
            awaitEmptyQueue();

            assertTrue(log.lines().stream().anyMatch(line -> line.message().equals("mine: told-twice.jpg")));
        }
        assertEquals(1, announcements("told-twice.jpg").size());
    }

    @Test
    void aPollingParameterIsTaken() {
        Sqs2Endpoint queue = (Sqs2Endpoint) context.getRoute("receive").getEndpoint();

        assertEquals(false, queue.isGreedy());
    }

    private int parkings() {
        return (int) aws.calls().list().stream()
                .filter(call -> call.resource().equals(stack.deadLetterQueue()))
                .filter(call -> call.action().equals("SendMessage"))
                .count();
    }

    private static long left(LogCapture log) {
        return log.outcomes().stream()
                .filter(line -> line.startsWith("left-in-queue"))
                .count();
    }

    private static long pauses(LogCapture log) {
        return log.lines().stream()
                .filter(line -> line.logger().equals(CircuitBreaker.class.getName()))
                .filter(line -> line.level().equals(Level.ERROR))
                .count();
    }
}
