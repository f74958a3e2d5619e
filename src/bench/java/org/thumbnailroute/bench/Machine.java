package org.thumbnailroute.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a table was made: figures mean little without it. */
final class Machine {

    private Machine() {}

    /** JVM, system and processor. */
    static String description(Options options) throws IOException {
        // with -version the JVM would write to standard error
        String version = Program.output(Map.of(), options.java().toString(), "--version")
                .flatMap(text -> text.lines().skip(1).findFirst())
                .orElse("an unknown JVM");
        return "%s, %s %s, %s".formatted(version, System.getProperty("os.name"), System.getProperty("os.arch"), cpu());
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
