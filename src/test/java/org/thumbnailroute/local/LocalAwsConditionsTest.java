package org.thumbnailroute.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The conditions of S3 are safe from other writers: a lock or a counter may be built on them. */
class LocalAwsConditionsTest extends WorkerTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 10;

    @Test
    void ifMatchLosesNoUpdate() throws Exception {
        put("counter", "0");

        inThreads(THREADS, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                increment();
            }
            return THREADS;
        });

        assertEquals(THREADS * ROUNDS, Integer.parseInt(get("counter")));
    }

    private void increment() {
        for (int status = 0; status != 200; ) {
            var counter =
                    s3.getObjectAsBytes(get -> get.bucket(stack.sourceBucket()).key("counter"));
            int count = Integer.parseInt(counter.asUtf8String());
            status = putIfMatch(
                    "counter", String.valueOf(count + 1), counter.response().eTag());
        }
    }

    @Test
    void ifNoneMatchLetsExactlyOneWriterIn() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String key = "lock" + round;
            AtomicInteger writer = new AtomicInteger();
            List<Integer> answers = inThreads(THREADS, () -> putIfNoneMatch(key, "writer" + writer.incrementAndGet()));
            assertEquals(1, Collections.frequency(answers, 200), answers::toString);
            assertEquals(THREADS - 1, Collections.frequency(answers, 412), answers::toString);
        }
    }

    @Test
    void aRefusedWriterChangesNothingAndSendsNoEvent() {
        String stale = put("a", "one");
        put("a", "two");

        String large = "x".repeat(3_000_000);
        assertEquals(412, putIfMatch("a", large, stale));
        assertEquals(412, putIfNoneMatch("a", large));

        assertEquals("two", get("a"));
        assertEquals(
                2,
                aws.sqs()
                        .receiveMessage(
                                receive -> receive.queueUrl(stack.queueUrl()).maxNumberOfMessages(10))
                        .messages()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0cc175b9c0f1b6a831c399e269772661\"", "*"})
    void ifMatchOfAMissingKeyIsNotFound(String etag) {
        NoSuchKeyException refused =
                assertThrows(NoSuchKeyException.class, () -> putIfMatchOrThrow("missing", "text", etag));
        assertEquals("NoSuchKey", refused.awsErrorDetails().errorCode());
    }

    @Test
    void ifMatchOfAnythingNeedsNoParticularVersion() {
        put("a", "one");
        assertEquals(200, putIfMatch("a", "two", "*"));
        assertEquals("two", get("a"));
    }

    /** Refused by the object as it is when the write is done, not as it was when the request came. */
    @Test
    void ifMatchIsDecidedWhenTheObjectIsStored() {
        String etag = put("a", "one");
        aws.s3Faults().onNextPut(stack.sourceBucket(), () -> put("a", "two"));
        S3Exception refused = assertThrows(S3Exception.class, () -> putIfMatchOrThrow("a", "three", etag));
        assertEquals("PreconditionFailed", refused.awsErrorDetails().errorCode());
        assertEquals("two", get("a"));
    }

    @Test
    void headKnowsIfMatch() {
        String stale = put("a", "one");
        assertEquals(200, headIfMatch("a", stale));
        String fresh = put("a", "two");
        assertEquals(412, headIfMatch("a", stale));
        assertEquals(200, headIfMatch("a", fresh));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0cc175b9c0f1b6a831c399e269772661\"", "*"})
    void aConditionalDeleteOfAMissingKeyIsNotFound(String etag) {
        NoSuchKeyException refused =
                assertThrows(NoSuchKeyException.class, () -> deleteIfMatchOrThrow("missing", etag));
        assertEquals("NoSuchKey", refused.awsErrorDetails().errorCode());
    }

    /** Refused by the object as it is when it is deleted, not as it was when the request came. */
    @Test
    void aConditionalDeleteIsDecidedWhenTheObjectIsDeleted() throws Exception {
        String stale = put("a", "one");
        Gate gate = aws.s3Faults().holdNextDelete(stack.sourceBucket(), "a");
        Future<Integer> delete = inBackground(() -> status(() -> deleteIfMatchOrThrow("a", stale)));
        gate.awaitArrival();
        String fresh = put("a", "two");
        gate.release();

        assertEquals(412, delete.get());
        assertEquals("two", get("a"));
        assertEquals(200, status(() -> deleteIfMatchOrThrow("a", fresh)));
        assertThrows(NoSuchKeyException.class, () -> get("a"));
    }

    private void deleteIfMatchOrThrow(String key, String etag) {
        s3.deleteObject(delete -> delete.bucket(stack.sourceBucket()).key(key).ifMatch(etag));
    }

    private void putIfMatchOrThrow(String key, String text, String etag) {
        s3.putObject(put -> put.bucket(stack.sourceBucket()).key(key).ifMatch(etag), RequestBody.fromString(text));
    }

    private int putIfMatch(String key, String text, String etag) {
        return status(() -> putIfMatchOrThrow(key, text, etag));
    }

    private int putIfNoneMatch(String key, String text) {
        return status(() -> s3.putObject(
                put -> put.bucket(stack.sourceBucket()).key(key).ifNoneMatch("*"), RequestBody.fromString(text)));
    }

    private int headIfMatch(String key, String etag) {
        return status(() ->
                s3.headObject(head -> head.bucket(stack.sourceBucket()).key(key).ifMatch(etag)));
    }

    private static int status(Runnable request) {
        try {
            request.run();
            return 200;
        } catch (S3Exception refused) {
            return refused.statusCode();
        }
    }
}
