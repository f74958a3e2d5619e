package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.util.Map;

/** A worker works a backlog off, in processes of its own. */
final class WorkerRun {

    static final int EARLY = 300;

    private WorkerRun() {}

    static RunFigures of(AwsProcess aws, Worker worker, Job job) throws IOException {
        Map<String, String> stack = aws.stack(worker.scheme());
        aws.load(job.workload(), job.uploads());
        try (Running running = Running.start(worker, stack, job.processes(), job.announcedStore(), job.prefix())) {
            return figures(aws, job, running);
        }
    }

    private static RunFigures figures(AwsProcess aws, Job job, Running running) throws IOException {
        var watch = new Watch(aws, running);
        WorkerState first = watch.at(1);
        // a mark behind the next one would make both the same
        WorkerState early = watch.at(Math.min(EARLY, job.warm() <= 1 ? job.warm() + job.measured() : job.warm()));
        WorkerState warm = job.warm() <= 1 ? first : watch.at(job.warm());
        WorkerState end = watch.at(job.warm() + job.measured());
        int left = watch.drained();
        return new RunFigures(
                first.aws().firstMillis() - running.startMillis(),
                first,
                early,
                warm,
                end,
                watch.sample(),
                watch.peakMegabytes(),
                job.uploads(),
                aws.deadLetters(),
                left);
    }
}
