package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import org.thumbnailroute.bench.Machine;

/** Prints what the whole pipeline costs, beside workers of others that do the same on the same queue. */
public final class Pipeline {

    private Pipeline() {}

    /** Takes its settings from system properties, see {@link Options}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.setProperty("java.awt.headless", "true");
        Options options = Options.fromSystemProperties();
        Files.createDirectories(Options.WORK);
        for (Workload workload : Workload.values()) {
            workload.pictures();
        }
        try (AwsProcess aws = AwsProcess.start(Options.WORK.resolve("aws.log"))) {
            // also when it is interrupted: the server would run for ever
            Runtime.getRuntime().addShutdownHook(new Thread(aws::close, "stop-aws"));
            if (options.hasPart("serve")) {
                Serve.run(aws, options.workloads().get(0), options.measured());
            }
            print(options, aws);
        }
    }

    private static void print(Options options, AwsProcess aws) throws IOException {
        System.out.println(Machine.system() + ", " + LocalDate.now(ZoneId.systemDefault()));
        var workers = new Workers(options);
        var bench = new Bench(aws, workers.installed());
        workers.notes().forEach(System.out::println);
        var record = new RunsFile(Options.WORK.resolve("figures.json"));
        if (options.hasPart("table")) {
            new WorkersTable(options, bench, record).print();
        }
    }
}
