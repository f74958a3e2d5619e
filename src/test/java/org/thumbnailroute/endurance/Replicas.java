package org.thumbnailroute.endurance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** So many workers, as a ReplicaSet keeps them: the youngest goes first, and is asked, not killed. */
final class Replicas implements AutoCloseable {

    /** How a worker is started. */
    interface Template {
        WorkerProcess start() throws IOException;
    }

    private final Template template;
    private final Deque<WorkerProcess> running = new ArrayDeque<>();
    private final List<WorkerProcess> stopped = new ArrayList<>();

    Replicas(Template template) {
        this.template = template;
    }

    void become(int replicas) throws IOException {
        running.forEach(worker -> assertTrue(worker.isAlive(), worker::output));
        while (running.size() < replicas) {
            running.addLast(template.start());
        }
        while (running.size() > replicas) {
            WorkerProcess youngest = running.removeLast();
            youngest.terminate();
            stopped.add(youngest);
        }
    }

    int size() {
        return running.size();
    }

    void awaitStarted() {
        running.forEach(WorkerProcess::awaitStarted);
    }

    /** Those that were told to stop and have not ended yet. */
    long stopping() {
        return stopped.stream().filter(WorkerProcess::isAlive).count();
    }

    /**
     * How those ended that were told to stop.
     *
     * @param gracePeriod after which Kubernetes would kill them
     */
    List<Integer> exitCodes(Duration gracePeriod) throws InterruptedException {
        List<Integer> codes = new ArrayList<>();
        for (WorkerProcess worker : stopped) {
            codes.add(worker.exitCode(gracePeriod));
        }
        return codes;
    }

    /** What those printed that were told to stop. */
    String lastWords() {
        StringBuilder all = new StringBuilder();
        stopped.forEach(worker -> all.append(worker.output()));
        return all.toString();
    }

    @Override
    public void close() throws IOException {
        for (WorkerProcess worker : running) {
            worker.close();
        }
        for (WorkerProcess worker : stopped) {
            worker.close();
        }
    }
}
