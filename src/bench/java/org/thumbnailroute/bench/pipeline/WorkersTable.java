package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.bench.Markdown;

/** What an image costs each worker: one table for each workload. */
final class WorkersTable {

    private static final List<String> HEAD = List.of(
            "worker",
            "CPU ms/image",
            "first 300",
            "images/s",
            "idle",
            "requests/image",
            "MB after warm-up",
            "MB at the end",
            "MB peak",
            "lost",
            "twice",
            "parked",
            "AWS ms/image");

    private final PipelineOptions options;
    private final WorkerTurns bench;
    private final RunsFile record;

    WorkersTable(PipelineOptions options, WorkerTurns bench, RunsFile record) {
        this.options = options;
        this.bench = bench;
        this.record = record;
    }

    /** Returns the figures of each worker for the first of the workloads. */
    List<Rounds> print() throws IOException {
        List<List<Rounds>> all = new ArrayList<>();
        for (Workload workload : options.workloads()) {
            List<Rounds> figures = bench.take(Job.of(workload, options.warm(), options.measured()), options.rounds());
            System.out.printf(
                    "%n%s: after %d images, %d images; median of %d runs in turns%n%n",
                    workload.word(), options.warm(), options.measured(), options.rounds());
            Markdown table = new Markdown(HEAD);
            table.printHead();
            for (int i = 0; i < figures.size(); i++) {
                String name = bench.workers().get(i).name();
                table.print(row(name, figures.get(i)));
                record.add("table", name, workload.word(), figures.get(i));
            }
            Requests.print(bench.workers(), figures);
            all.add(figures);
        }
        return all.get(0);
    }

    private static List<String> row(String name, Rounds rounds) {
        return List.of(
                name,
                Numbers.of(rounds.median(RunFigures::cpuPerImage)),
                Numbers.of(rounds.median(RunFigures::earlyCpuPerImage)),
                Numbers.of(rounds.median(RunFigures::imagesPerSecond)),
                Numbers.percent(rounds.median(RunFigures::idle)),
                Numbers.of(rounds.median(RunFigures::requestsPerImage)),
                Numbers.of(rounds.median(run -> run.warm().residentMegabytes())),
                Numbers.of(rounds.median(run -> run.end().residentMegabytes())),
                Numbers.of(rounds.median(RunFigures::peakMegabytes)),
                Integer.toString(rounds.sum(RunFigures::lost)),
                Integer.toString(rounds.sum(RunFigures::announcedTwice)),
                Integer.toString(rounds.sum(RunFigures::deadLetters)),
                Numbers.of(rounds.median(RunFigures::serverCpuPerImage)));
    }
}
