package org.thumbnailroute.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a table was made: figures mean little without it. */
public final class Machine {

    private Machine() {}

    /** JVM, system and processor. */
    static String description(BenchOptions options) throws IOException {
        return jvm(options.java()) + ", " + system();
    }

    /** System, processor and how many of it. */
    public static String system() throws IOException {
        return "%s %s, %s, %d cores"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        cpu(),
                        Runtime.getRuntime().availableProcessors());
    }

    /** Which Java this is. */
    public static String jvm(Path java) {
        // with -version the JVM would write to standard error
        return Program.output(Map.of(), java.toString(), "--version")
                .flatMap(text -> text.lines().skip(1).findFirst())
                .orElse("an unknown JVM");
    }

    private static String cpu() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return "an unknown processor";
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("an unknown processor");
    }
}
