package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.thumbnailroute.bench.Markdown;
import org.thumbnailroute.bench.Median;

/**
 * Images/s of one warm worker by length of the queue. It is stopped while messages are sent, so that all wait when it goes
 * on. Of a long queue the beginning is measured: there it is as long as it says.
 */
final class QueueScaling implements AutoCloseable {

    private static final List<String> HEAD = List.of("queued", "measured", "images/s", "CPU ms/image");
    /** A short queue is over before the chance is: it is measured more often. */
    private static final int MOST_ROUNDS = 5;

    private final PipelineOptions options;
    private final AwsProcess aws;
    private final Running running;
    private final Watch watch;

    private QueueScaling(PipelineOptions options, AwsProcess aws, Running running) {
        this.options = options;
        this.aws = aws;
        this.running = running;
        this.watch = new Watch(aws, running);
    }

    /** Prints a table; returns a point for each length. */
    static List<Plot.Point> print(PipelineOptions options, AwsProcess aws, Worker worker) throws IOException {
        Map<String, String> stack = aws.stack(worker.scheme());
        aws.load(Workload.MIX, options.warm());
        try (var scaling = new QueueScaling(options, aws, Running.start(worker, stack, 1, "", List.of()))) {
            scaling.watch.at(options.warm());
            System.out.printf("%n%s, mix, by waiting messages; warm after %d%n%n", worker.name(), options.warm());
            return scaling.points();
        }
    }

    private List<Plot.Point> points() throws IOException {
        Markdown table = new Markdown(HEAD);
        table.printHead();
        List<Plot.Point> points = new ArrayList<>();
        for (int backlog : options.backlogs()) {
            int measured = Math.min(backlog, options.measured());
            List<Double> rates = new ArrayList<>();
            List<Double> millis = new ArrayList<>();
            int rounds = Math.max(1, Math.min(MOST_ROUNDS, 1000 / backlog));
            for (int round = 0; round < rounds; round++) {
                watch.drained();
                measure(backlog, measured, rates, millis);
            }
            table.print(List.of(
                    Integer.toString(backlog),
                    rounds + " x " + measured,
                    Numbers.of(Median.of(rates)),
                    Numbers.of(Median.of(millis))));
            points.add(new Plot.Point(backlog, Median.of(rates)));
        }
        return points;
    }

    private void measure(int backlog, int measured, List<Double> rates, List<Double> millis) throws IOException {
        running.pause();
        aws.load(Workload.MIX, backlog);
        WorkerState begin = watch.sample();
        running.goOn();
        WorkerState end = watch.at(begin.aws().announced() + measured);
        double images = end.aws().announced() - begin.aws().announced();
        rates.add(images / ((end.nanoTime() - begin.nanoTime()) / 1e9));
        millis.add((end.cpuMillis() - begin.cpuMillis()) / images);
    }

    @Override
    public void close() {
        running.close();
    }
}
