package org.thumbnailroute.local;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * What goes wrong in S3. Each request to a bucket takes one waiting fault, in the order in which they were asked for;
 * the SDK's own retries are requests too.
 */
public final class S3Faults {
    /** The requests that can be made to fail. */
    public enum Operation {
        GET_OBJECT,
        HEAD_OBJECT,
        PUT_OBJECT,
        DELETE_OBJECT
    }

    private record Target(Operation operation, String bucket) {}

    private record Held(Operation operation, String bucket, String key) {}

    private record S3Fault(Runnable before, UnaryOperator<ResponseInputStream<GetObjectResponse>> body) {
        static final S3Fault NONE = before(() -> {});

        static S3Fault before(Runnable before) {
            return new S3Fault(before, UnaryOperator.identity());
        }

        static S3Fault failure(S3Error error) {
            return before(() -> {
                throw error.exception();
            });
        }
    }

    private final Faults<Target, S3Fault> faults = new Faults<>();
    private final Faults<Held, Gate> held = new Faults<>();
    private final Map<Target, Refusal> refusals = new ConcurrentHashMap<>();

    /** What befalls some objects of a bucket, each time and whoever asks. */
    private record Refusal(Predicate<String> keys, S3Error error) {}

    /** These objects are refused, each time, until {@link #heal}; other objects of the bucket are not. */
    public void refuse(Operation operation, String bucket, Predicate<String> keys, S3Error error) {
        refusals.put(new Target(operation, bucket), new Refusal(keys, error));
    }

    /** From now on whoever reads from the bucket has to say that it pays, as in a requester pays bucket of S3. */
    public void makeRequesterPay(String bucket) {
        S3Error denied = new S3Error(403, "AccessDenied", "Access Denied");
        for (Operation reading : new Operation[] {Operation.GET_OBJECT, Operation.HEAD_OBJECT}) {
            refuse(reading, bucket, key -> !S3Request.saysThatItPays(), denied);
        }
    }

    /**
     * The next requests are refused.
     *
     * @param n how many; a client of the SDK makes up to four of one call
     * @param status 403, 404, 500 or 503, answered with the error code that S3 has for it
     */
    public void failNext(Operation operation, String bucket, int n, int status) {
        faults.next(new Target(operation, bucket), n, S3Fault.failure(S3Error.of(status)));
    }

    /** All requests are refused, until {@link #heal}. */
    public void failAll(Operation operation, String bucket, int status) {
        faults.always(new Target(operation, bucket), S3Fault.failure(S3Error.of(status)));
    }

    /** The same with an error of one's own. */
    public void failNext(Operation operation, String bucket, int n, S3Error error) {
        faults.next(new Target(operation, bucket), n, S3Fault.failure(error));
    }

    /** The same with an error of one's own. */
    public void failAll(Operation operation, String bucket, S3Error error) {
        faults.always(new Target(operation, bucket), S3Fault.failure(error));
    }

    /** Nothing goes wrong with these requests any more, whatever was asked for; a held one is still held. */
    public void heal(Operation operation, String bucket) {
        refusals.remove(new Target(operation, bucket));
        faults.heal(new Target(operation, bucket));
    }

    /** The next requests are looked at only after that long, or once the gate is released. */
    public Gate hangNext(Operation operation, String bucket, int n, Duration longest) {
        Gate gate = new Gate(longest);
        faults.next(new Target(operation, bucket), n, S3Fault.before(gate::pass));
        return gate;
    }

    /** The next GET promises the whole object, sends only its first bytes and closes the connection. */
    public void breakBodyOfNextGet(String bucket, int afterBytes) {
        nextBody(bucket, body -> S3Bodies.cut(body, afterBytes));
    }

    /** The same, with a TCP reset for an end. */
    public void resetBodyOfNextGet(String bucket, int afterBytes) {
        nextBody(bucket, body -> S3Bodies.reset(body, afterBytes));
    }

    /** The next GET sends its headers at once, and its body no faster than this until the gate is released. */
    public Gate slowBodyOfNextGet(String bucket, int bytesPerSecond) {
        Gate gate = new Gate(S3Bodies.piecePause());
        nextBody(bucket, body -> S3Bodies.slow(body, bytesPerSecond, gate));
        return gate;
    }

    /** Runs the hook when the next GET has arrived and before its object is looked at. */
    public void onNextGet(String bucket, Runnable hook) {
        faults.next(new Target(Operation.GET_OBJECT, bucket), 1, S3Fault.before(hook));
    }

    /** Runs the hook when the next PUT has arrived, before its condition is looked at and its object is stored. */
    public void onNextPut(String bucket, Runnable hook) {
        faults.next(new Target(Operation.PUT_OBJECT, bucket), 1, S3Fault.before(hook));
    }

    /** What the next PUTs ask for, added as they arrive: their headers, by lower-case names. */
    public List<Map<String, String>> headersOfNextPuts(String bucket, int n) {
        List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
        faults.next(
                new Target(Operation.PUT_OBJECT, bucket), n, S3Fault.before(() -> headers.add(S3Request.headers())));
        return headers;
    }

    /** The next GET of this key waits, before its object is looked at, until the gate is released. */
    public Gate holdNextGet(String bucket, String key) {
        return hold(new Held(Operation.GET_OBJECT, bucket, key));
    }

    /** The next PUT of this key waits, before its condition is looked at, until the gate is released. */
    public Gate holdNextPut(String bucket, String key) {
        return hold(new Held(Operation.PUT_OBJECT, bucket, key));
    }

    /** The next DELETE of this key waits, before its condition is looked at, until the gate is released. */
    public Gate holdNextDelete(String bucket, String key) {
        return hold(new Held(Operation.DELETE_OBJECT, bucket, key));
    }

    ResponseInputStream<GetObjectResponse> get(
            String bucket, String key, Supplier<ResponseInputStream<GetObjectResponse>> answer) {
        S3Fault fault = arrived(Operation.GET_OBJECT, bucket, key);
        return fault.body.apply(answer.get());
    }

    void head(String bucket, String key) {
        arrived(Operation.HEAD_OBJECT, bucket, key);
    }

    void put(String bucket, String key) {
        arrived(Operation.PUT_OBJECT, bucket, key);
    }

    void delete(String bucket, String key) {
        arrived(Operation.DELETE_OBJECT, bucket, key);
    }

    /** An answer before the end of the request breaks the connection, which is another fault than the one asked for. */
    static void drain(InputStream payload) {
        try {
            ByteStreams.exhaust(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void nextBody(String bucket, UnaryOperator<ResponseInputStream<GetObjectResponse>> body) {
        faults.next(new Target(Operation.GET_OBJECT, bucket), 1, new S3Fault(() -> {}, body));
    }

    private Gate hold(Held requests) {
        Gate gate = new Gate(Gate.FORGOTTEN);
        held.next(requests, 1, gate);
        return gate;
    }

    private S3Fault arrived(Operation operation, String bucket, String key) {
        held.take(new Held(operation, bucket, key)).ifPresent(Gate::pass);
        Refusal refusal = refusals.get(new Target(operation, bucket));
        if (refusal != null && refusal.keys.test(key)) {
            throw refusal.error.exception();
        }
        S3Fault fault = faults.take(new Target(operation, bucket)).orElse(S3Fault.NONE);
        fault.before.run();
        return fault;
    }
}
