package org.thumbnailroute.local;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What goes wrong in S3. Each request to a bucket takes one waiting fault, in the order in which they were asked for;
 * the SDK's own retries are requests too.
 */
public final class S3Faults {
    /** The requests that can be made to fail. */
    public enum Operation {
        GET_OBJECT,
        PUT_OBJECT
    }

    private record Target(Operation operation, String bucket) {}

    private record Fault(Runnable before, UnaryOperator<ResponseInputStream<GetObjectResponse>> body) {
        static final Fault NONE = before(() -> {});

        static Fault before(Runnable before) {
            return new Fault(before, UnaryOperator.identity());
        }
    }

    private final Map<Target, Queue<Fault>> waiting = new ConcurrentHashMap<>();

    /**
     * The next requests are refused.
     *
     * @param n how many; a client of the SDK makes up to four of one call
     * @param status 403, 404, 500 or 503, answered with the error code that S3 has for it
     */
    public void failNext(Operation operation, String bucket, int n, int status) {
        String code = code(status);
        for (int i = 0; i < n; i++) {
            add(operation, bucket, Fault.before(() -> {
                throw error(status, code);
            }));
        }
    }

    /** The next GET promises the whole object, sends only its first bytes and closes the connection. */
    public void breakBodyOfNextGet(String bucket, int afterBytes) {
        add(Operation.GET_OBJECT, bucket, new Fault(() -> {}, body -> cut(body, afterBytes)));
    }

    /** Runs the hook when the next GET has arrived and before its object is looked at. */
    public void onNextGet(String bucket, Runnable hook) {
        add(Operation.GET_OBJECT, bucket, Fault.before(hook));
    }

    ResponseInputStream<GetObjectResponse> get(String bucket, Supplier<ResponseInputStream<GetObjectResponse>> answer) {
        Fault fault = next(Operation.GET_OBJECT, bucket);
        fault.before.run();
        return fault.body.apply(answer.get());
    }

    void put(String bucket, InputStream payload) {
        try {
            next(Operation.PUT_OBJECT, bucket).before.run();
        } catch (AwsServiceException refused) {
            drain(payload);
            throw refused;
        }
    }

    /** An answer before the end of the request breaks the connection, which is another fault than the one asked for. */
    private static void drain(InputStream payload) {
        try {
            ByteStreams.exhaust(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Operation operation, String bucket, Fault fault) {
        waiting.computeIfAbsent(new Target(operation, bucket), target -> new ConcurrentLinkedQueue<>())
                .add(fault);
    }

    private Fault next(Operation operation, String bucket) {
        Queue<Fault> faults = waiting.get(new Target(operation, bucket));
        Fault fault = faults == null ? null : faults.poll();
        return fault == null ? Fault.NONE : fault;
    }

    /** S3Proxy has told the length already; a server that then runs out of bytes has to drop the connection. */
    private static ResponseInputStream<GetObjectResponse> cut(
            ResponseInputStream<GetObjectResponse> body, int afterBytes) {
        return new ResponseInputStream<>(
                body.response(), AbortableInputStream.create(ByteStreams.limit(body, afterBytes)));
    }

    private static AwsServiceException error(int status, String code) {
        return S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("asked for by the test")
                        .build())
                .build();
    }

    private static String code(int status) {
        return switch (status) {
            case 403 -> "AccessDenied";
            case 404 -> "NoSuchKey";
            case 500 -> "InternalError";
            case 503 -> "SlowDown";
            default -> throw new IllegalArgumentException("no S3 error code is known for status " + status);
        };
    }
}
