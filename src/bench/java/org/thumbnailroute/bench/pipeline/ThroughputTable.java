package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.bench.Markdown;
import org.thumbnailroute.local.LocalPostgres;

/** Images/s of the route by length of the queue, by cores, and by processes on one queue. */
final class ThroughputTable {

    private static final List<String> HEAD = List.of(
            "worker and AWS on",
            "processes",
            "store",
            "images/s",
            "CPU ms/image",
            "idle",
            "AWS ms/image",
            "lost",
            "twice");

    private final PipelineOptions options;
    private final AwsProcess aws;
    private final Worker worker;
    private final RunsFile record;
    private final int cores = Runtime.getRuntime().availableProcessors();
    private final Markdown table = new Markdown(HEAD);
    private final List<Plot.Bar> bars = new ArrayList<>();

    ThroughputTable(PipelineOptions options, AwsProcess aws, Worker worker, RunsFile record) {
        this.options = options;
        this.aws = aws;
        this.worker = worker;
        this.record = record;
    }

    /** Prints the tables and returns what the plot shows. */
    Plot print() throws IOException {
        List<Plot.Point> queued = QueueScaling.print(options, aws, worker);
        System.out.printf("%n%s, mix, by cores and processes%n%n", worker.name());
        table.printHead();
        if (Cores.canBeChosen()) {
            for (int used = 1; used <= cores; used *= 2) {
                pinned(used);
            }
        }
        try (LocalPostgres store = LocalPostgres.start()) {
            for (int processes = 1; processes <= 2; processes++) {
                String url = store.createDatabase("processes" + processes);
                row(cores, processes, url, plural(processes, "process", "processes"));
            }
        }
        return new Plot("Images/s by waiting messages, by cores and by processes", queued, bars);
    }

    /** Worker and AWS on the same cores: both grow with them. */
    private void pinned(int used) throws IOException {
        Cores.move(aws.pid(), used);
        try {
            row(used, 1, "", plural(used, "core", "cores"));
        } finally {
            Cores.move(aws.pid(), cores);
        }
    }

    private void row(int used, int processes, String store, String name) throws IOException {
        List<String> prefix = used == cores ? List.of() : Cores.prefix(used);
        Job job = new Job(Workload.MIX, options.warm(), options.measured(), processes, store, prefix);
        RunFigures run = WorkerRun.of(aws, worker, job);
        table.print(List.of(
                plural(used, "core", "cores"),
                Integer.toString(processes),
                store.isEmpty() ? "SQLite" : "PostgreSQL",
                Numbers.of(run.imagesPerSecond()),
                Numbers.of(run.cpuPerImage()),
                Numbers.percent(run.idle()),
                Numbers.of(run.serverCpuPerImage()),
                Integer.toString(run.lost()),
                Integer.toString(run.announcedTwice())));
        bars.add(new Plot.Bar(name, run.imagesPerSecond()));
        record.add("scaling", worker.name() + ", " + name, Workload.MIX.word(), new Rounds(List.of(run)));
    }

    private static String plural(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
