package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** What the files of Linux's /proc say, see proc(5). */
final class ProcFile {

    /** CPU times are told in ticks of 10 ms on every Linux of today (sysconf(_SC_CLK_TCK)). */
    private static final int MILLIS_PER_TICK = 10;

    private ProcFile() {}

    /**
     * CPU of a process and of those of its children that have ended, user and system.
     *
     * @param stat the content of /proc/PID/stat
     * @return in ms
     */
    static long cpuMillis(String stat) {
        // the second field, the name in parentheses, may hold anything
        String[] fromThird = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        int utime = 14 - 3;
        return MILLIS_PER_TICK
                * Arrays.stream(fromThird, utime, utime + 4)
                        .mapToLong(Long::parseLong)
                        .sum();
    }

    /**
     * One of the lines "Name:   123 kB".
     *
     * @param text the content of /proc/PID/status or of /proc/PID/smaps_rollup
     * @return in MB; 0 if there is no such line, as with a process that has just ended
     */
    static double megabytes(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip().split(" ", 2)[0])
                .mapToDouble(kilobytes -> Double.parseDouble(kilobytes) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** The content, empty when the process has ended. */
    static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            // "No such process": it ended between opening and reading
            if (Files.exists(file.getParent())) {
                throw e;
            }
            return "";
        }
    }
}
