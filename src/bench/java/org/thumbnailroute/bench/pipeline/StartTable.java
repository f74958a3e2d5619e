package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.util.List;
import org.thumbnailroute.bench.Markdown;

/** What a worker that scales from zero costs: messages wait already when it starts. */
final class StartTable {

    private static final List<String> HEAD =
            List.of("worker", "s to first", "CPU s to first", "next 299: CPU ms/image", "images/s", "MB peak");

    private StartTable() {}

    static void print(WorkerTurns bench, int rounds, RunsFile record) throws IOException {
        List<Rounds> figures = bench.take(new Job(Workload.MIX, 1, WorkerRun.EARLY - 1, 1, "", List.of()), rounds);
        System.out.printf(
                "%nstart, %s: %d messages wait; median of %d starts in turns%n%n", "mix", WorkerRun.EARLY, rounds);
        Markdown table = new Markdown(HEAD);
        table.printHead();
        for (int i = 0; i < figures.size(); i++) {
            String name = bench.workers().get(i).name();
            Rounds runs = figures.get(i);
            table.print(List.of(
                    name,
                    Numbers.of(runs.median(RunFigures::startMillis) / 1000),
                    Numbers.of(runs.median(run -> run.first().cpuMillis()) / 1000),
                    Numbers.of(runs.median(RunFigures::earlyCpuPerImage)),
                    Numbers.of(runs.median(RunFigures::imagesPerSecond)),
                    Numbers.of(runs.median(RunFigures::peakMegabytes))));
            record.add("start", name, Workload.MIX.word(), runs);
        }
    }
}
