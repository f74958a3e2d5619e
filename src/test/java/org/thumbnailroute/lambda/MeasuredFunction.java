package org.thumbnailroute.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.thumbnailroute.route.ChildProcess;
import software.amazon.awssdk.services.sqs.model.Message;

/** A function in the memory and CPU that Lambda would give it, ready for its first invocation. */
final class MeasuredFunction implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final long begin = System.nanoTime();
    private final FakeLambda lambda = FakeLambda.start();
    private final FunctionStack stack;
    private final Cgroup cgroup;
    private final ChildProcess process;
    private int uploads;

    /** What an invocation took. */
    record Took(double millis, double cpuMillis) {

        @Override
        public String toString() {
            return "%.0f (%.0f)".formatted(millis, cpuMillis);
        }
    }

    private MeasuredFunction(
            Function function, FunctionStack stack, Cgroup cgroup, int megabytes, Map<String, String> environment)
            throws IOException {
        this.stack = stack;
        this.cgroup = cgroup;
        cgroup.limit(megabytes);
        process = function.start(lambda, megabytes, environment);
        cgroup.takeMemory(process.pid());
    }

    /** Starts it, with all of the CPU, which Lambda gives a start; then it gets its share. */
    static MeasuredFunction start(
            Function function, FunctionStack stack, Cgroup cgroup, int megabytes, boolean snapshot) throws Exception {
        Map<String, String> environment = stack.environment();
        if (snapshot) {
            environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        }
        MeasuredFunction measured = new MeasuredFunction(function, stack, cgroup, megabytes, environment);
        if (snapshot) {
            measured.lambda.awaitSnapshot();
            measured.lambda.restore();
        }
        measured.lambda.awaitReady();
        cgroup.takeCpu(measured.process.pid());
        return measured;
    }

    void haveAllOfTheCpu() throws IOException {
        cgroup.unlimitCpu();
    }

    /** Of the clock, since its start. */
    double seconds() {
        return seconds(begin);
    }

    /** User and system time since its start. */
    double cpuSeconds() {
        return ProcessHandle.of(process.pid())
                        .orElseThrow(() -> new AssertionError("it has ended:\n" + process.output()))
                        .info()
                        .totalCpuDuration()
                        .orElseThrow()
                        .toNanos()
                / 1e9;
    }

    /** Uploads pictures and lets the function make their thumbnails, in one invocation. */
    Took invoke(List<byte[]> pictures) throws Exception {
        List<String> keys = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        for (byte[] picture : pictures) {
            keys.add("%d-%d.jpg".formatted(process.pid(), uploads++));
            messages.add(stack.upload(keys.get(keys.size() - 1), picture));
        }
        double cpu = cpuSeconds();
        long called = System.nanoTime();
        String answer = answer(lambda.invoke(SqsRecords.event(messages), TIMEOUT));
        Took took = new Took(seconds(called) * 1000, (cpuSeconds() - cpu) * 1000);
        if (!SqsRecords.failures(answer).equals(Set.of())) {
            throw new AssertionError("a picture failed:\n" + process.output());
        }
        keys.forEach(stack::delete); // thousands would fill the memory of the local S3
        return took;
    }

    private String answer(CompletableFuture<String> answer) throws Exception {
        CompletableFuture<ProcessHandle> ended =
                ProcessHandle.of(process.pid()).orElseThrow().onExit();
        CompletableFuture.anyOf(answer, ended).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        if (!answer.isDone()) {
            throw new AssertionError("it has ended:\n" + process.output());
        }
        return answer.join();
    }

    /** The most that was resident, and what of it no file backs now. */
    String memory() throws IOException {
        return "%d MB (%d anonymous)".formatted(megabytes("VmHWM"), megabytes("RssAnon"));
    }

    private long megabytes(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(line -> line.startsWith(field + ":"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() {
        process.close();
        lambda.close();
    }
}
