package org.thumbnailroute.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.Scene;
import org.thumbnailroute.route.ChildProcess;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Measures the archive as a function: until it is ready, its first and its later HD pictures, one to an invocation, in
 * seconds of its own CPU time beside those of the clock, because this machine may be busy and Lambda bills by the clock.
 * Run by {@code mvn -Plambda exec:java@figures} after {@code package}; {@code -Dfigures.java=} names another Java,
 * {@code -Dfigures.flags=} further flags for it, {@code -Dfigures.cgroup=} a cgroup (v1) that is there under both memory
 * and cpu. The function gets its memory as a limit there and, once it is ready, its share of a CPU.
 */
public final class Figures {

    private static final int WARM = 30;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    /** A function with so much memory has one CPU, others have in proportion, says Lambda's documentation. */
    private static final int MEGABYTES_OF_A_CPU = 1769;

    private static final int CPU_PERIOD_MICROS = 100_000;

    private Figures() {}

    public static void main(String[] args) throws Exception {
        byte[] picture = JpegFile.baseline().encode(Scene.LANDSCAPE.draw(1920, 1080));
        System.out.println(
                "| memory | start | ready, s (CPU) | first, ms (CPU) | later, ms (CPU) | peak resident, MB |");
        System.out.println("|---|---|---|---|---|---|");
        try (FunctionStack stack = new FunctionStack("figures")) {
            for (int megabytes : new int[] {256, 512, 1024}) {
                for (boolean snapshot : new boolean[] {false, true}) {
                    System.out.println(measure(stack, picture, megabytes, snapshot));
                }
            }
        }
        System.exit(0); // the local AWS has threads that go on
    }

    private static String measure(FunctionStack stack, byte[] picture, int megabytes, boolean snapshot)
            throws Exception {
        Map<String, String> environment = stack.environment();
        if (snapshot) {
            environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        }
        limit(megabytes);
        long begin = System.nanoTime();
        try (FakeLambda lambda = FakeLambda.start();
                ChildProcess function = start(lambda, megabytes, environment)) {
            if (snapshot) {
                lambda.awaitSnapshot();
                lambda.restore();
            }
            lambda.awaitReady();
            String ready = "%.1f (%.1f)".formatted(seconds(begin), cpuSeconds(function.pid()));
            join("cpu", function.pid());
            String first = invoke(stack, lambda, function, picture, "first");
            List<String> later = new ArrayList<>();
            for (int i = 0; i < WARM; i++) {
                later.add(invoke(stack, lambda, function, picture, "later" + i));
            }
            return "| %d MB | %s | %s | %s | %s | %d |"
                    .formatted(
                            megabytes,
                            snapshot ? "primed" : "plain",
                            ready,
                            first,
                            later.get(WARM - 1),
                            status(function.pid(), "VmHWM") / 1024);
        } catch (AssertionError | IOException e) {
            return "| %d MB | %s | failed: %s |".formatted(megabytes, snapshot ? "primed" : "plain", e.getMessage());
        }
    }

    private static String invoke(
            FunctionStack stack, FakeLambda lambda, ChildProcess function, byte[] picture, String key)
            throws Exception {
        Message message = stack.upload(key + System.nanoTime() + ".jpg", picture);
        double cpu = cpuSeconds(function.pid());
        long begin = System.nanoTime();
        String answer =
                lambda.invoke(SqsRecords.event(List.of(message)), TIMEOUT).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        double elapsed = seconds(begin);
        if (!SqsRecords.failures(answer).equals(Set.of())) {
            throw new AssertionError("a picture failed:\n" + function.output());
        }
        return "%.0f (%.0f)".formatted(elapsed * 1000, (cpuSeconds(function.pid()) - cpu) * 1000);
    }

    private static ChildProcess start(FakeLambda lambda, int megabytes, Map<String, String> environment)
            throws IOException {
        String flags = System.getProperty("figures.flags", "");
        ChildProcess function = Function.start(
                System.getProperty("figures.java", ChildProcess.java()),
                lambda,
                megabytes,
                flags.isEmpty() ? List.of() : List.of(flags),
                environment);
        join("memory", function.pid());
        return function;
    }

    private static void limit(int megabytes) throws IOException {
        set("memory", "memory.limit_in_bytes", megabytes + "M");
        set("cpu", "cpu.cfs_quota_us", Integer.toString(CPU_PERIOD_MICROS * megabytes / MEGABYTES_OF_A_CPU));
    }

    private static void join(String controller, long pid) throws IOException {
        set(controller, "cgroup.procs", Long.toString(pid));
    }

    private static void set(String controller, String file, String value) throws IOException {
        String cgroup = System.getProperty("figures.cgroup", "");
        if (!cgroup.isEmpty()) {
            Files.writeString(Path.of("/sys/fs/cgroup", controller, cgroup, file), value);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** User and system time. */
    private static double cpuSeconds(long pid) {
        return ProcessHandle.of(pid)
                        .orElseThrow()
                        .info()
                        .totalCpuDuration()
                        .orElseThrow()
                        .toNanos()
                / 1e9;
    }

    private static long status(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
