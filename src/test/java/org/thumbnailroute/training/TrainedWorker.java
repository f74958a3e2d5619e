package org.thumbnailroute.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged jar, started in the repository's root with the repository's own routes/ and application.properties. */
final class TrainedWorker implements AutoCloseable {

    /** How a JVM ends that was told to by SIGTERM. */
    private static final int TERMINATED = 128 + 15;

    private final Process process;
    private final Path output;

    private TrainedWorker(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it.
     *
     * @param environment in addition to this process's own, which is stripped of AWS and of settings
     * @param output file for what it prints
     */
    static TrainedWorker start(List<String> command, Map<String, String> environment, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // a developer's own account must never be reached from a build, and these flags would be trained too
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("AWS_")
                        || name.startsWith("THUMBNAIL_")
                        || name.startsWith("CAMEL_")
                        || name.equals("JAVA_TOOL_OPTIONS")
                        || name.equals("JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        return new TrainedWorker(builder.start(), output);
    }

    /** Throws when it has ended. */
    void requireAlive() {
        if (!process.isAlive()) {
            throw failed("the worker ended too early, with exit code " + process.exitValue());
        }
    }

    /** Sends SIGTERM and waits until the archive is written, which is the last that the JVM does. */
    void stop(Duration atMost) {
        process.destroy();
        try {
            if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
                throw failed("the worker was told to stop, and has not in " + atMost.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        }
        if (process.exitValue() != TERMINATED) {
            throw failed("the worker was told to stop, and ended with exit code " + process.exitValue());
        }
    }

    /** What went wrong, and what the worker has printed. */
    TrainingException failed(String problem) {
        try {
            return new TrainingException(problem + ". It printed:\n" + new String(Files.readAllBytes(output), UTF_8));
        } catch (IOException e) {
            return new TrainingException(problem + ". What it printed cannot be read: " + e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
