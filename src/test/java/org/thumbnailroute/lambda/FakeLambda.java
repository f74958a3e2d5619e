package org.thumbnailroute.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.thumbnailroute.local.HttpEndpoint;
import org.thumbnailroute.local.LocalAws;

/**
 * The side of Lambda that a function sees: the Runtime API, for one function, and the credentials of its role as SnapStart
 * gives them. <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">The API</a> is what the runtime
 * client talks.
 */
final class FakeLambda implements AutoCloseable {

    private static final long LONGEST_SECONDS = 60;
    private static final String RUNTIME = "/2018-06-01/runtime/";
    private static final String ROLE = "/role";

    private record Invocation(String id, String event, Instant deadline, CompletableFuture<String> answer) {}

    private final HttpEndpoint endpoint;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> invoked = new ConcurrentHashMap<>();
    private final CompletableFuture<String> initError = new CompletableFuture<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch beforeRestore = new CountDownLatch(1);
    private final CountDownLatch restore = new CountDownLatch(1);
    private final AtomicInteger credentialsGiven = new AtomicInteger();

    private FakeLambda() {
        endpoint = HttpEndpoint.start(this::handle);
    }

    static FakeLambda start() {
        return new FakeLambda();
    }

    /** Host and port, as in {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return endpoint.uri().getAuthority();
    }

    /** For {@code AWS_CONTAINER_CREDENTIALS_FULL_URI}. */
    String credentialsUri() {
        return endpoint.uri() + ROLE;
    }

    /** How often somebody asked for credentials. */
    int credentialsGiven() {
        return credentialsGiven.get();
    }

    /** Waits until the function asks for its first invocation, or says why it never will. */
    void awaitReady() throws InterruptedException {
        await(ready, "not ready");
        if (initError.isDone()) {
            throw new AssertionError("not ready: " + initError.join());
        }
    }

    /** Waits until the function may be frozen for a snapshot. */
    void awaitSnapshot() throws InterruptedException {
        await(beforeRestore, "no snapshot may be taken");
    }

    /** Lets the function go on, as if it were a copy from the snapshot. */
    void restore() {
        restore.countDown();
    }

    /** Invokes the function; the answer is what it returned, or fails with what it reported. */
    CompletableFuture<String> invoke(String event, Duration timeout) {
        Invocation invocation = new Invocation(
                UUID.randomUUID().toString(), event, Instant.now().plus(timeout), new CompletableFuture<>());
        waiting.add(invocation);
        return invocation.answer();
    }

    /** What the function reported instead of becoming ready. */
    String awaitInitError() throws Exception {
        return initError.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    private void handle(HttpExchange http) throws IOException {
        String path = http.getRequestURI().getPath();
        if (path.startsWith(RUNTIME + "invocation/")) {
            invocation(http);
        } else if (path.equals(RUNTIME + "init/error")) {
            initError(http);
        } else if (path.startsWith(RUNTIME + "restore/")) {
            restore(http);
        } else if (path.equals(ROLE)) {
            credentials(http);
        } else {
            respond(http, 404, "");
        }
    }

    private void invocation(HttpExchange http) throws IOException {
        Path path = Path.of(http.getRequestURI().getPath());
        if (path.endsWith("next")) {
            next(http);
            return;
        }
        String id = path.getName(path.getNameCount() - 2).toString();
        CompletableFuture<String> answer =
                Objects.requireNonNull(invoked.get(id)).answer();
        String body = new String(http.getRequestBody().readAllBytes(), UTF_8);
        respond(http, 202, "{}");
        if (path.endsWith("response")) {
            answer.complete(body);
        } else {
            answer.completeExceptionally(new AssertionError("the function failed: " + body));
        }
    }

    private void next(HttpExchange http) throws IOException {
        ready.countDown();
        try {
            Invocation invocation = waiting.take();
            invoked.put(invocation.id(), invocation);
            http.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            http.getResponseHeaders()
                    .set(
                            "Lambda-Runtime-Deadline-Ms",
                            Long.toString(invocation.deadline().toEpochMilli()));
            http.getResponseHeaders()
                    .set(
                            "Lambda-Runtime-Invoked-Function-Arn",
                            "arn:aws:lambda:us-east-1:000000000000:function:thumbnail-route");
            respond(http, 200, invocation.event());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            http.close();
        }
    }

    private void initError(HttpExchange http) throws IOException {
        String body = new String(http.getRequestBody().readAllBytes(), UTF_8);
        respond(http, 202, "{}");
        initError.complete(body);
        ready.countDown();
    }

    private void restore(HttpExchange http) throws IOException {
        if (http.getRequestURI().getPath().endsWith("/error")) {
            initError(http);
            return;
        }
        beforeRestore.countDown();
        try {
            await(restore, "not restored");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        respond(http, 200, "");
    }

    /** They are about to expire, so that whoever looks at the clock asks again. Without a token, which S3Proxy does not know. */
    private void credentials(HttpExchange http) throws IOException {
        credentialsGiven.incrementAndGet();
        respond(
                http,
                200,
                "{\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"%s\",\"Expiration\":\"%s\"}"
                        .formatted(
                                LocalAws.ACCESS_KEY,
                                LocalAws.SECRET_KEY,
                                Instant.now().plusSeconds(30)));
    }

    private static void respond(HttpExchange http, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }

    private static void await(CountDownLatch event, String problem) throws InterruptedException {
        if (!event.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(problem + " after " + LONGEST_SECONDS + " s");
        }
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
