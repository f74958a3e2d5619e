package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a worker warms up: what was seen of it at its first announcement, and at each of the marks.
 *
 * @param startMillis from the start of the process to the first announcement
 * @param states at the first announcement, then at each mark
 * @param peakMegabytes the most resident memory
 */
record Windows(long startMillis, List<WorkerState> states, double peakMegabytes) {

    /** Wait after the last mark, so that the queue is not empty there. */
    private static final int REST = 50;

    /** @param marks counts of announcements, ascending */
    static Windows of(AwsProcess aws, Worker worker, Workload workload, List<Integer> marks) throws IOException {
        Map<String, String> stack = aws.stack(worker.scheme());
        aws.load(workload, marks.get(marks.size() - 1) + REST);
        try (Running running = Running.start(worker, stack, 1, "", List.of())) {
            var watch = new Watch(aws, running);
            List<WorkerState> states = new ArrayList<>(List.of(watch.at(1)));
            for (int mark : marks) {
                states.add(watch.at(mark));
            }
            long startMillis = states.get(0).aws().firstMillis() - running.startMillis();
            return new Windows(startMillis, states, watch.peakMegabytes());
        }
    }

    /** CPU in ms up to the first announcement. */
    double startCpuMillis() {
        return states.get(0).cpuMillis();
    }

    /** CPU of each image between the mark before and this one, in ms. */
    double cpuPerImage(int mark) {
        WorkerState from = states.get(mark);
        WorkerState to = states.get(mark + 1);
        return (to.cpuMillis() - from.cpuMillis())
                / (to.aws().announced() - from.aws().announced());
    }

    /** Resident at this mark. */
    double megabytes(int mark) {
        return states.get(mark + 1).residentMegabytes();
    }
}
