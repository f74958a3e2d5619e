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

    /** In the order of the workers. */
    List<Rounds> take(Job job, int rounds) throws IOException {
        List<List<RunFigures>> runs = workers.stream()
                .map(worker -> (List<RunFigures>) new ArrayList<RunFigures>())
                .toList();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < workers.size(); i++) {
                runs.get(i).add(WorkerRun.of(aws, workers.get(i), job));
            }
        }
        return runs.stream().map(Rounds::new).toList();
    }
}
