package org.thumbnailroute.bench.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.thumbnailroute.bench.Markdown;

/** Which requests a worker makes for an image. */
final class Requests {

    private Requests() {}

    /** A table with a column for each operation that any of them uses. */
    static void print(List<Worker> workers, List<Rounds> figures) {
        var operations = new TreeSet<String>();
        figures.forEach(rounds ->
                rounds.runs().forEach(run -> operations.addAll(run.requests().keySet())));
        List<String> head = new ArrayList<>(List.of("requests/image"));
        head.addAll(operations);
        System.out.println();
        Markdown table = new Markdown(head);
        table.printHead();
        for (int i = 0; i < workers.size(); i++) {
            List<String> row = new ArrayList<>(List.of(workers.get(i).name()));
            for (String operation : operations) {
                row.add(Numbers.of(figures.get(i).median(run -> run.requests().getOrDefault(operation, 0.0))));
            }
            table.print(row);
        }
    }
}
