package org.thumbnailroute.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.local.S3Faults.Operation;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What can go wrong in S3 on demand. */
class LocalAwsS3FaultsTest extends WorkerTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @ParameterizedTest
    @EnumSource(Operation.class)
    void anOperationFailsUntilItIsHealed(Operation operation) {
        put("a", "one");
        aws.s3Faults().failAll(operation, stack.sourceBucket(), 503);
        for (int i = 0; i < 5; i++) {
            S3Exception refused = assertThrows(S3Exception.class, () -> perform(operation));
            assertEquals(503, refused.statusCode());
        }
        aws.s3Faults().heal(operation, stack.sourceBucket());
        perform(operation);
    }

    @Test
    void aHeadFailsAsOftenAsAskedForAndOtherRequestsDoNot() {
        put("a", "one");
        aws.s3Faults().failNext(Operation.HEAD_OBJECT, stack.sourceBucket(), 1, 403);
        perform(Operation.GET_OBJECT);
        perform(Operation.PUT_OBJECT);
        assertEquals(
                403,
                assertThrows(S3Exception.class, () -> perform(Operation.HEAD_OBJECT))
                        .statusCode());
        perform(Operation.HEAD_OBJECT);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aRequestHangsUntilItIsReleased(Operation operation) throws Exception {
        put("a", "one");
        Gate gate = aws.s3Faults().hangNext(operation, stack.sourceBucket(), 2, LONG);
        Future<Boolean> first = inBackground(() -> perform(operation));
        Future<Boolean> second = inBackground(() -> perform(operation));
        gate.awaitArrival();
        gate.awaitArrival();
        perform(operation);
        assertFalse(first.isDone() || second.isDone());

        gate.release();

        assertTrue(first.get() && second.get());
    }

    @Test
    void aHangEndsByItself() {
        put("a", "one");
        aws.s3Faults().hangNext(Operation.GET_OBJECT, stack.sourceBucket(), 1, Duration.ofMillis(1));
        assertEquals("one", get("a"));
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {1_000, 1_000_000})
    void aResetBodyEndsInTheMiddleAndOnlyOnce(int size) {
        String text = "x".repeat(size);
        put("a", text);
        aws.s3Faults().resetBodyOfNextGet(stack.sourceBucket(), size / 2);

        var body = s3.getObject(source());

        assertEquals(size, body.response().contentLength());
        SocketException reset = assertThrows(SocketException.class, body::readAllBytes);
        assertEquals("Connection reset", reset.getMessage());
        assertEquals(text, get("a"));
    }

    @Test
    void aSlowBodyComesInPiecesUntilItIsReleased() throws Exception {
        put("a", "x".repeat(1000));
        // a piece of ten bytes each tenth of a second
        Gate gate = aws.s3Faults().slowBodyOfNextGet(stack.sourceBucket(), 100);
        var body = s3.getObject(source());
        assertEquals(10, body.read(new byte[1000]));
        gate.release();
        assertEquals(990, body.readAllBytes().length);
    }

    @Test
    void aSlowBodyOutlastsAnImpatientClient() {
        put("a", "x".repeat(1000));
        Gate gate = aws.s3Faults().slowBodyOfNextGet(stack.sourceBucket(), 10);
        GetObjectRequest impatient = source().toBuilder()
                .overrideConfiguration(request -> request.apiCallAttemptTimeout(Duration.ofSeconds(1)))
                .build();
        assertThrows(ApiCallAttemptTimeoutException.class, () -> s3.getObjectAsBytes(impatient));
        gate.release();
    }

    @Test
    void anObjectCanBeReadBeforeAPutIsStored() {
        put("a", "one");
        StringBuilder before = new StringBuilder();
        aws.s3Faults().onNextPut(stack.sourceBucket(), () -> before.append(get("a")));
        put("a", "two");
        assertEquals("one", before.toString());
        assertEquals("two", get("a"));
    }

    @Test
    void twoWritersOfOneKeyCanBeOrdered() throws Exception {
        String etag = put("a", "one");
        PutObjectRequest conditional = PutObjectRequest.builder()
                .bucket(stack.sourceBucket())
                .key("a")
                .ifMatch(etag)
                .build();
        Gate gate = aws.s3Faults().holdNextPut(stack.sourceBucket(), "a");
        Future<S3Exception> first = inBackground(() ->
                assertThrows(S3Exception.class, () -> s3.putObject(conditional, RequestBody.fromString("first"))));
        gate.awaitArrival();
        put("b", "another key passes");
        s3.putObject(conditional, RequestBody.fromString("second"));

        gate.release();

        assertEquals(412, first.get().statusCode());
        assertEquals("second", get("a"));
    }

    /** Its condition is not looked at before the gate, or the test would wait for a request that was answered. */
    @Test
    void aPutThatIsToBeRefusedIsHeldToo() throws Exception {
        put("a", "one");
        Gate gate = aws.s3Faults().holdNextPut(stack.sourceBucket(), "a");
        Future<S3Exception> stale = inBackground(() -> assertThrows(
                S3Exception.class,
                () -> s3.putObject(
                        put -> put.bucket(stack.sourceBucket()).key("a").ifMatch("\"stale\""),
                        RequestBody.fromString("stale"))));
        gate.awaitArrival();
        assertFalse(stale.isDone());
        gate.release();
        assertEquals(412, stale.get().statusCode());
    }

    @Test
    void aReaderCanBeHeldUntilAWriterIsDone() throws Exception {
        put("a", "one");
        put("b", "other");
        Gate gate = aws.s3Faults().holdNextGet(stack.sourceBucket(), "a");
        Future<String> reader = inBackground(() -> get("a"));
        gate.awaitArrival();
        assertEquals("other", get("b"));
        put("a", "two");
        gate.release();
        assertEquals("two", reader.get());
    }

    private boolean perform(Operation operation) {
        return switch (operation) {
            case GET_OBJECT -> !get("a").isEmpty();
            case HEAD_OBJECT ->
                s3.headObject(head -> head.bucket(stack.sourceBucket()).key("a"))
                                .contentLength()
                        > 0;
            case PUT_OBJECT -> !put("a", "two").isEmpty();
            case DELETE_OBJECT ->
                s3.deleteObject(delete -> delete.bucket(stack.sourceBucket()).key("a"))
                        .sdkHttpResponse()
                        .isSuccessful();
        };
    }

    private GetObjectRequest source() {
        return GetObjectRequest.builder().bucket(stack.sourceBucket()).key("a").build();
    }
}
