package org.thumbnailroute.bench.pipeline;

import java.util.List;
import java.util.Map;
import org.thumbnailroute.bench.Program;

/** Which of the machine's cores a process may use, where Linux's taskset is installed. */
final class Cores {

    private Cores() {}

    static boolean canBeChosen() {
        return Program.output(Map.of(), "taskset", "--version").isPresent();
    }

    /** What stands before a command that may use the first cores only. */
    static List<String> prefix(int count) {
        return List.of("taskset", "-c", first(count));
    }

    /** Moves a running process, with all its threads, to the first cores. */
    static void move(long pid, int count) {
        if (Program.output(Map.of(), "taskset", "-a", "-p", "-c", first(count), Long.toString(pid))
                .isEmpty()) {
            throw new IllegalStateException("taskset does not move the process " + pid);
        }
    }

    private static String first(int count) {
        return "0-" + (count - 1);
    }
}
