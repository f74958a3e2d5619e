package org.thumbnailroute.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What another JVM takes of memory, as the system and its own histogram tell it. */
record ProcessMemory(long pid) {

    /** Resident bytes: heap, threads, native memory, all that a container would count. */
    long resident() throws IOException {
        return 1024
                * Long.parseLong(
                        run("ps", "-o", "rss=", "-p", Long.toString(pid)).strip());
    }

    /** Bytes of the heap that a full collection, which this runs, does not free. */
    long live() throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String total = run(jcmd, Long.toString(pid), "GC.class_histogram")
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.substring(total.lastIndexOf(' ') + 1));
    }

    private static String run(String... command) throws IOException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
