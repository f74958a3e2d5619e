package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.thumbnailroute.bench.Markdown;
import org.thumbnailroute.bench.Median;

/**
 * CPU of each image from the start on, between a few marks, and the memory that goes with it: one row for each worker. This
 * is how JVM flags are compared: what pays after 10,000 images may be dear in the first 300. Each row but the first is
 * followed by what it has more than the first: the ratio of CPU, the difference of memory, each within a round.
 */
final class WindowsTable {

    private WindowsTable() {}

    static void print(PipelineOptions options, WorkerTurns bench) throws IOException {
        for (Workload workload : options.workloads()) {
            List<List<Windows>> runs = bench.take(
                    worker -> Windows.of(bench.aws(), worker, workload, options.windows()), options.rounds());
            System.out.printf(
                    "%n%s, CPU ms/image from mark to mark; median of %d runs in turns%n%n",
                    workload.word(), options.rounds());
            Markdown table = new Markdown(head(options.windows()));
            table.printHead();
            for (int i = 0; i < runs.size(); i++) {
                String name = bench.workers().get(i).name();
                table.print(row(name, options.windows().size(), runs.get(i)));
                if (i > 0) {
                    table.print(comparison(name, options.windows().size(), runs.get(i), runs.get(0)));
                }
            }
        }
    }

    private static List<String> head(List<Integer> marks) {
        List<String> head = new ArrayList<>(List.of("worker", "s to first", "CPU s"));
        marks.forEach(mark -> head.add("to " + mark));
        marks.forEach(mark -> head.add("MB at " + mark));
        head.add("MB peak");
        return head;
    }

    private static List<String> row(String name, int marks, List<Windows> runs) {
        List<String> row = new ArrayList<>(List.of(
                name,
                median(runs, run -> run.startMillis() / 1000.0),
                median(runs, run -> run.startCpuMillis() / 1000)));
        for (int i = 0; i < marks; i++) {
            int mark = i;
            row.add(median(runs, run -> run.cpuPerImage(mark)));
        }
        for (int i = 0; i < marks; i++) {
            int mark = i;
            row.add(median(runs, run -> run.megabytes(mark)));
        }
        row.add(median(runs, Windows::peakMegabytes));
        return row;
    }

    private static List<String> comparison(String name, int marks, List<Windows> runs, List<Windows> base) {
        List<String> row = new ArrayList<>(List.of(
                name + ", against the first",
                ratio(runs, base, run -> run.startMillis()),
                ratio(runs, base, Windows::startCpuMillis)));
        for (int i = 0; i < marks; i++) {
            int mark = i;
            row.add(ratio(runs, base, run -> run.cpuPerImage(mark)));
        }
        for (int i = 0; i < marks; i++) {
            int mark = i;
            row.add(difference(runs, base, run -> run.megabytes(mark)));
        }
        row.add(difference(runs, base, Windows::peakMegabytes));
        return row;
    }

    private static String ratio(List<Windows> runs, List<Windows> base, ToDoubleFunction<Windows> figure) {
        return "× %.3f".formatted(of(runs, base, (one, other) -> one / other, figure));
    }

    private static String difference(List<Windows> runs, List<Windows> base, ToDoubleFunction<Windows> figure) {
        return "%+.1f".formatted(of(runs, base, (one, other) -> one - other, figure));
    }

    /** The median of what comes of the runs of each round. */
    private static double of(
            List<Windows> runs, List<Windows> base, DoubleBinaryOperator both, ToDoubleFunction<Windows> figure) {
        return Median.of(IntStream.range(0, runs.size())
                .mapToObj(round -> both.applyAsDouble(
                        figure.applyAsDouble(runs.get(round)), figure.applyAsDouble(base.get(round))))
                .toList());
    }

    private static String median(List<Windows> runs, ToDoubleFunction<Windows> figure) {
        return Numbers.of(Median.of(runs.stream().map(figure::applyAsDouble).toList()));
    }
}
