package org.thumbnailroute.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.apache.commons.io.FileUtils;

/**
 * The Java that the route ships with, made by jlink of the one that runs the build: an archive of classes fits only the very
 * Java that has made it, so that Java comes along.
 */
final class JavaRuntime {

    static final Path HOME = Path.of("target/jre");

    /** What jdeps finds, and what is found only at run time: TLS with elliptic curves, Unsafe (Log4j, Commons IO). */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.rmi",
            "java.security.jgss",
            "java.sql",
            "jdk.crypto.ec",
            "jdk.jfr",
            "jdk.management",
            "jdk.unsupported");

    private JavaRuntime() {}

    static String java() {
        return HOME.resolve("bin/java").toString();
    }

    /** Makes it anew. */
    static void make() throws IOException {
        FileUtils.deleteDirectory(HOME.toFile());
        ToolProvider jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new TrainingException("there is no jlink in " + System.getProperty("java.home")));
        StringWriter printed = new StringWriter();
        PrintWriter printer = new PrintWriter(printed);
        int status = jlink.run(
                printer,
                printer,
                "--add-modules",
                String.join(",", MODULES),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--generate-cds-archive",
                "--output",
                HOME.toString());
        if (status != 0) {
            throw new TrainingException("jlink has not made " + HOME + ". It printed:\n" + printed);
        }
    }
}
