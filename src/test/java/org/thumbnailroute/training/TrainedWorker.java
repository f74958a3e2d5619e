package org.thumbnailroute.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thumbnailroute.route.ChildProcess;

/** The packaged jar, started in the repository's root with the repository's own routes/ and application.properties. */
final class TrainedWorker implements AutoCloseable {

    private static final Path REPOSITORY = Path.of("");

    /** How a JVM ends that was told to by SIGTERM. */
    private static final int TERMINATED = 128 + 15;

    private final ChildProcess process;

    private TrainedWorker(ChildProcess process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param environment in addition to this process's own, which is stripped of AWS, of settings and of flags: they would
     *     be trained too
     */
    static TrainedWorker start(List<String> command, Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(Map.of("JAVA_TOOL_OPTIONS", "", "JDK_JAVA_OPTIONS", ""));
        all.putAll(environment);
        return new TrainedWorker(ChildProcess.start(REPOSITORY, all, command));
    }

    /** Throws when it has ended. */
    void requireAlive() {
        if (!process.isAlive()) {
            throw failed("the worker ended too early");
        }
    }

    /** Sends SIGTERM and waits until the archive is written, which is the last that the JVM does. */
    void stop(Duration atMost) {
        process.terminate();
        try {
            int code = process.exitCode(atMost);
            if (code != TERMINATED) {
                throw failed("the worker was told to stop, and ended with exit code " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        } catch (AssertionError e) {
            throw failed("the worker was told to stop, and has not in " + atMost.toSeconds() + " s");
        }
    }

    /** What went wrong, and what the worker has printed. */
    TrainingException failed(String problem) {
        return new TrainingException(problem + ". It printed:\n" + process.output());
    }

    @Override
    public void close() {
        process.close();
    }
}
