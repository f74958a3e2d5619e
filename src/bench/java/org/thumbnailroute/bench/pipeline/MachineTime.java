package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How long all cores together have existed and idled since the start of the machine, in ticks.
 *
 * @param idle waiting for disks is idling, too
 */
record MachineTime(long total, long idle) {

    static MachineTime now() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            return parse(lines.findFirst().orElseThrow());
        }
    }

    /** @param line "cpu  user nice system idle iowait irq softirq steal guest guest_nice" */
    static MachineTime parse(String line) {
        long[] ticks = Arrays.stream(line.strip().split(" +"))
                .skip(1)
                .limit(8) // guests are part of user and nice
                .mapToLong(Long::parseLong)
                .toArray();
        return new MachineTime(Arrays.stream(ticks).sum(), ticks[3] + ticks[4]);
    }

    /** The part of the time since then in which cores were idle, 0 to 1. */
    double idleSince(MachineTime then) {
        return total == then.total ? 0 : (double) (idle - then.idle) / (total - then.total);
    }
}
