package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.thumbnailroute.bench.Machine;

/** Prints what the whole pipeline costs, beside workers of others that do the same on the same queue. */
public final class Pipeline {

    private Pipeline() {}

    /** Takes its settings from system properties, see {@link PipelineOptions}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.setProperty("java.awt.headless", "true");
        // also when it is interrupted: the AWS and the workers would run for ever
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly),
                        "stop-children"));
        PipelineOptions options = PipelineOptions.fromSystemProperties();
        Files.createDirectories(PipelineOptions.WORK);
        for (Workload workload : Workload.values()) {
            workload.pictures();
        }
        try (AwsProcess aws = AwsProcess.start(PipelineOptions.WORK.resolve("aws.log"))) {
            if (options.hasPart("serve")) {
                Serve.run(aws, options.schemes().get(0), options.workloads().get(0), options.measured());
            }
            print(options, aws);
        }
    }

    private static void print(PipelineOptions options, AwsProcess aws) throws IOException {
        System.out.println(Machine.system() + ", " + LocalDate.now(ZoneId.systemDefault()));
        var workers = new Workers(options);
        var bench = new WorkerTurns(aws, workers.installed());
        workers.notes().forEach(System.out::println);
        bench.warmAws(options.warmAws());
        var record = new RunsFile(PipelineOptions.WORK.resolve("figures.json"));
        if (options.hasPart("table")) {
            List<Rounds> figures = new WorkersTable(options, bench, record).print();
            CostTable.print(bench.workers(), figures);
        }
        if (options.hasPart("windows")) {
            WindowsTable.print(options, bench);
        }
        if (options.hasPart("start")) {
            StartTable.print(bench, options.rounds(), record);
        }
        if (options.hasPart("memory")) {
            WorkerMemoryTable.print(bench, options.memoryImages(), record);
        }
        if (options.hasPart("scaling")) {
            Plot plot = new ThroughputTable(options, aws, bench.workers().get(0), record).print();
            Path file = PipelineOptions.WORK.resolve("scaling.svg");
            Files.writeString(file, plot.svg());
            System.out.printf("%nDrawn: %s%n", file);
        }
    }
}
