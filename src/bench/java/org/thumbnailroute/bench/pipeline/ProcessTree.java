package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A worker with the processes that it has started. */
record ProcessTree(List<Long> roots) {

    /** CPU of all, user and system, in ms. */
    double cpuMillis() throws IOException {
        double millis = 0;
        for (long pid : pids().toArray()) {
            String stat = ProcFile.read(Path.of("/proc", Long.toString(pid), "stat"));
            millis += stat.isEmpty() ? 0 : ProcFile.cpuMillis(stat);
        }
        return millis;
    }

    /** Resident memory in MB. Of what several processes share each has its part, so that the sum counts it once. */
    double residentMegabytes() throws IOException {
        long[] pids = pids().toArray();
        double megabytes = 0;
        for (long pid : pids) {
            Path directory = Path.of("/proc", Long.toString(pid));
            megabytes += pids.length == 1
                    ? ProcFile.megabytes(ProcFile.read(directory.resolve("status")), "VmRSS")
                    : ProcFile.megabytes(ProcFile.read(directory.resolve("smaps_rollup")), "Pss");
        }
        return megabytes;
    }

    /** What the system has noted as the most of a single process, in MB; 0 for several, whose peaks differ in time. */
    double notedPeakMegabytes() throws IOException {
        long[] pids = pids().toArray();
        return pids.length == 1
                ? ProcFile.megabytes(ProcFile.read(Path.of("/proc", Long.toString(pids[0]), "status")), "VmHWM")
                : 0;
    }

    private LongStream pids() {
        return roots.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(ProcessHandle::pid);
    }
}
