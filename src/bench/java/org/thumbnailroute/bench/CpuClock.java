package org.thumbnailroute.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The CPU time of this whole process: collector and compiler threads cost the user, too. */
final class CpuClock {

    private static final Path TASKS = Path.of("/proc/self/task");

    private final boolean exact = Files.isReadable(Path.of("/proc/self/schedstat"));
    private final Map<Path, Long> nanosByThread = new HashMap<>();

    /** Since the start of the process, in ms. */
    double millis() {
        if (exact) {
            return nanosOfThreads() / 1e6;
        }
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e6;
    }

    /**
     * Summed by thread, as Linux counts it. The JDK's own figure for the process moves in steps of 10 ms there. What
     * an ended thread has used is remembered.
     */
    private long nanosOfThreads() {
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                read(task);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return nanosByThread.values().stream().mapToLong(Long::longValue).sum();
    }

    private void read(Path task) throws IOException {
        try {
            String nanosRunWaitedAndSlices = Files.readString(task.resolve("schedstat"));
            nanosByThread.put(task, Long.parseLong(nanosRunWaitedAndSlices.split(" ", 2)[0]));
        } catch (NoSuchFileException e) {
            // it ended between the listing and the reading
        }
    }
}
