package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Keeps a queue filled, for a worker that is started by hand under a profiler. */
final class Serve {

    private static final long PAUSE_MILLIS = 2000;

    private Serve() {}

    /** Prints what a shell needs, then a line for each pause in which something was announced; never returns. */
    static void run(AwsProcess aws, Scheme scheme, Workload workload, int backlog)
            throws IOException, InterruptedException {
        Map<String, String> environment = new TreeMap<>(aws.stack(scheme));
        environment.remove("THUMBNAIL_CONCURRENCY");
        environment.remove("THUMBNAIL_POLL_WAIT_SECONDS");
        // keys begin anew with each start: what an earlier one has announced must not make them duplicates
        Path store = PipelineOptions.WORK.resolve("served-" + System.currentTimeMillis());
        environment.put("THUMBNAIL_ANNOUNCED_STORE", "jdbc:sqlite:" + store.toAbsolutePath());
        environment.forEach((name, value) -> System.out.printf("export %s='%s'%n", name, value));
        int before = 0;
        while (true) {
            int missing = backlog - aws.queued();
            if (missing > backlog / 4) {
                aws.load(workload, missing);
            }
            int announced = aws.state().announced();
            if (announced > before) {
                System.out.printf("# %d announced, %d in the last 2 s%n", announced, announced - before);
            }
            before = announced;
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
