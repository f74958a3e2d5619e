package org.thumbnailroute.endurance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.ChildProcess;
import org.thumbnailroute.route.ProductionFiles;

/** One running worker, started as the README does. */
final class WorkerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final ChildProcess process;

    private WorkerProcess(ChildProcess process) {
        this.process = process;
    }

    /**
     * Starts a worker and does not wait for it.
     *
     * @param directory that {@link ProductionFiles#deployTo} has filled
     * @param settings environment variables in which it differs from other tests' workers
     */
    static WorkerProcess start(
            Path directory, LocalAws aws, Stack stack, Map<String, String> settings, String... jvmOptions)
            throws IOException {
        Map<String, String> environment = new HashMap<>(ProductionFiles.environment(aws, stack));
        environment.putAll(settings);
        return new WorkerProcess(ChildProcess.start(directory, environment, ChildProcess.worker(jvmOptions)));
    }

    /** Waits until it takes messages. */
    void awaitStarted() {
        process.awaitOutput("Routes startup", START);
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
    }

    /** Stops it in the middle of its work, as a machine that is paused or a function that is frozen. */
    void freeze() throws IOException, InterruptedException {
        process.freeze();
    }

    void thaw() throws IOException, InterruptedException {
        process.thaw();
    }

    void awaitOutput(String text) {
        process.awaitOutput(text, START);
    }

    /** SIGTERM, and waits until it stops taking messages. */
    void terminate() {
        process.terminate();
        process.awaitOutput("shutting down", START);
    }

    /** Waits until it has ended by itself. */
    int exitCode(Duration atMost) throws InterruptedException {
        return process.exitCode(atMost);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String output() {
        return process.output();
    }

    ProcessMemory memory() {
        return new ProcessMemory(process.pid());
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
