package org.thumbnailroute.bench.pipeline;

import java.util.List;
import org.thumbnailroute.bench.Markdown;

/** What a million images cost each worker. */
final class CostTable {

    private static final List<String> HEAD = List.of("US$ per million images", "requests", "CPU", "memory", "total");

    private CostTable() {}

    static void print(List<Worker> workers, List<Rounds> figures) {
        System.out.printf(
                "%ncost: requests/image x price of a million requests (SQS %s, S3 PUT %s, GET %s, SNS publish %s)"
                        + "%n+ CPU h of a million images x (%s + peak GB x %s); us-east-1, Fargate x86, all cores busy%n%n",
                Prices.SQS, Prices.S3_WRITE, Prices.S3_READ, Prices.SNS, Prices.VCPU_HOUR, Prices.GB_HOUR);
        Markdown table = new Markdown(HEAD);
        table.printHead();
        for (int i = 0; i < workers.size(); i++) {
            Rounds rounds = figures.get(i);
            table.print(List.of(
                    workers.get(i).name(),
                    Numbers.of(rounds.median(run -> run.cost().requests())),
                    Numbers.of(rounds.median(run -> run.cost().cpu())),
                    Numbers.of(rounds.median(run -> run.cost().memory())),
                    Numbers.of(rounds.median(run -> run.cost().total()))));
        }
    }
}
