package org.thumbnailroute.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;

/** What ops deploy, copied so that a test can edit it, and the environment that points it to a local stack. */
public final class ProductionFiles {

    private ProductionFiles() {}

    /** Copies application.properties and routes/ into a directory that has neither. */
    public static void copyTo(Path directory) throws IOException {
        Files.copy(Path.of("application.properties"), directory.resolve("application.properties"));
        copy(Path.of("routes"), Files.createDirectory(directory.resolve("routes")));
    }

    /** The same, with a link to what the build has made, so that a worker can be started there. */
    public static void deployTo(Path directory) throws IOException {
        copyTo(directory);
        linkBuild(directory);
    }

    /** Links target/ into a directory. */
    public static void linkBuild(Path directory) throws IOException {
        Files.createSymbolicLink(directory.resolve("target"), Path.of("target").toAbsolutePath());
    }

    /** Copies the files of one directory into another one. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** The text of a route file. */
    static String route(String name) {
        try {
            return Files.readString(Path.of("routes", name + ".camel.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a child process needs to find the stack, by the settings' and the SDK's names. */
    public static Map<String, String> environment(LocalAws aws, Stack stack) {
        Map<String, String> environment = new HashMap<>(aws.environment());
        TestSettings.of(stack).forEach((name, value) -> environment.put(variable(name), value));
        return environment;
    }

    /** The environment variable that overrides a setting. */
    public static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
