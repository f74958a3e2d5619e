package org.thumbnailroute.bench;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A JVM of its own, with the class path of this one. */
public final class ChildJvm {

    private ChildJvm() {}

    /**
     * The command that runs a class in the Java of this JVM.
     *
     * @param jvmOptions what stands before the class path
     * @param program the main class and its arguments
     */
    public static List<String> command(List<String> jvmOptions, List<String> program) {
        return command(Path.of(System.getProperty("java.home"), "bin", "java"), jvmOptions, program);
    }

    /** The same in another Java. */
    public static List<String> command(Path java, List<String> jvmOptions, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath()));
        command.addAll(program);
        return command;
    }

    /** Maven runs a class by a loader, which the property java.class.path does not tell. */
    private static String classPath() {
        if (ChildJvm.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(ChildJvm::file)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    private static Path file(URL url) {
        try {
            URI uri = url.toURI();
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
