package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thumbnailroute.bench.Program;
import org.thumbnailroute.route.ChildProcess;

/** One or more processes of a worker, all on one queue. */
final class Running implements AutoCloseable {

    private final List<ChildProcess> processes = new ArrayList<>();
    private final long startMillis = System.currentTimeMillis();

    private final Scraper scraper;

    private Running(Scraper scraper) {
        this.scraper = scraper;
    }

    /**
     * Starts it and does not wait.
     *
     * @param stack the environment that leads to the queue
     * @param announcedStore what remembers announcements; several processes must share one
     */
    static Running start(
            Worker worker, Map<String, String> stack, int processes, String announcedStore, List<String> prefix)
            throws IOException {
        var running = new Running(Scraper.of(worker.command()));
        for (int i = 0; i < processes; i++) {
            Path directory = RunDirectory.create();
            Map<String, String> environment = new HashMap<>(stack);
            // what ships, not what makes tests quick
            environment.remove("THUMBNAIL_CONCURRENCY");
            environment.remove("THUMBNAIL_POLL_WAIT_SECONDS");
            environment.put(
                    "THUMBNAIL_ANNOUNCED_STORE",
                    announcedStore.isEmpty() ? "jdbc:sqlite:" + directory.resolve("uploads.db") : announcedStore);
            environment.putAll(worker.environment());
            List<String> command = new ArrayList<>(prefix);
            command.addAll(worker.command());
            running.processes.add(ChildProcess.start(directory, environment, command));
        }
        return running;
    }

    /** In ms since 1970. */
    long startMillis() {
        return startMillis;
    }

    ProcessTree tree() {
        return new ProcessTree(processes.stream().map(ChildProcess::pid).toList());
    }

    /** Stops the clock for all of them, see signal(7). */
    void pause() {
        signal("-STOP");
    }

    void goOn() {
        signal("-CONT");
    }

    private void signal(String name) {
        for (ChildProcess process : processes) {
            if (Program.output(Map.of(), "kill", name, Long.toString(process.pid()))
                    .isEmpty()) {
                throw new IllegalStateException("kill " + name + " fails");
            }
        }
    }

    /** @throws IllegalStateException if one has ended */
    void requireAlive() {
        for (ChildProcess process : processes) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the worker has ended:\n" + process.output());
            }
        }
    }

    /** The end of what they have printed. */
    String lastOutput() {
        StringBuilder text = new StringBuilder();
        for (ChildProcess process : processes) {
            String output = process.output();
            text.append(output.substring(Math.max(0, output.length() - 2000)));
        }
        return text.toString();
    }

    @Override
    public void close() {
        scraper.close();
        processes.forEach(ChildProcess::close);
        processes.forEach(ChildProcess::kill);
    }
}
