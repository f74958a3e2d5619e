package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.util.List;
import org.thumbnailroute.bench.Markdown;

/** How large workers grow: over many images, and with a very large one in every consumer. */
final class WorkerMemoryTable {

    private static final int WARM = 1000;
    private static final int LARGE = 100;
    private static final List<String> HEAD = List.of(
            "MB resident", "images", "after 1,000", "at the end", "growth", "peak", "lost", "twice", "CPU ms/image");

    private WorkerMemoryTable() {}

    /** @param images of the mix */
    static void print(WorkerTurns bench, int images, RunsFile record) throws IOException {
        System.out.printf("%nmemory%n%n");
        Markdown table = new Markdown(HEAD);
        table.printHead();
        int warm = Math.min(WARM, images / 2);
        print(bench, table, Job.of(Workload.MIX, warm, images - warm), record);
        print(bench, table, Job.of(Workload.LARGE, LARGE / 2, LARGE / 2), record);
    }

    private static void print(WorkerTurns bench, Markdown table, Job job, RunsFile record) throws IOException {
        List<Rounds> figures = bench.take(job, 1);
        for (int i = 0; i < figures.size(); i++) {
            String name = bench.workers().get(i).name();
            Rounds rounds = figures.get(i);
            RunFigures run = rounds.runs().get(0);
            double after = run.warm().residentMegabytes();
            double end = run.end().residentMegabytes();
            table.print(List.of(
                    name + ", " + job.workload().word(),
                    Integer.toString(job.uploads()),
                    Numbers.of(after),
                    Numbers.of(end),
                    Numbers.percent(end / after - 1),
                    Numbers.of(run.peakMegabytes()),
                    Integer.toString(run.lost()),
                    Integer.toString(run.announcedTwice()),
                    Numbers.of(run.cpuPerImage())));
            record.add("memory", name, job.workload().word(), rounds);
        }
    }
}
