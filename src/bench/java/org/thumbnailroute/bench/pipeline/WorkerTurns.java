package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The workers take turns at a job. */
final class WorkerTurns {

    private final AwsProcess aws;
    private final List<Worker> workers;

    WorkerTurns(AwsProcess aws, List<Worker> workers) {
        this.aws = aws;
        this.workers = workers;
    }

    List<Worker> workers() {
        return workers;
    }

    AwsProcess aws() {
        return aws;
    }

    /** The AWS is a JVM, too: without this the first figures would pay for its compiler. */
    void warmAws(int images) throws IOException {
        if (images > 0) {
            WorkerRun.of(aws, workers.get(workers.size() - 1), Job.of(Workload.TINY, 1, images));
        }
    }

    /** What one worker does in one turn. */
    @FunctionalInterface
    interface Turn<T> {
        T of(Worker worker) throws IOException;
    }

    /** In the order of the workers. */
    List<Rounds> take(Job job, int rounds) throws IOException {
        return take(worker -> WorkerRun.of(aws, worker, job), rounds).stream()
                .map(Rounds::new)
                .toList();
    }

    /** What came of each turn: a list for each worker, in their order. */
    <T> List<List<T>> take(Turn<T> turn, int rounds) throws IOException {
        List<List<T>> results = new ArrayList<>();
        workers.forEach(worker -> results.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < workers.size(); i++) {
                results.get(i).add(turn.of(workers.get(i)));
            }
        }
        return results;
    }
}
