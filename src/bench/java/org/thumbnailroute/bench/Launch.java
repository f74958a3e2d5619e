package org.thumbnailroute.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class in a JVM of its own, with the settings of this one: Maven's is started with half a compiler. */
public final class Launch {

    private Launch() {}

    /**
     * Ends as the other JVM does.
     *
     * @param args the main class and its arguments
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(ChildJvm.command(settings(), List.of(args)))
                .inheritIO()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-benchmark"));
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(args[0] + " ended with " + status);
        }
    }

    private static List<String> settings() {
        List<String> settings = new ArrayList<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.matches("(bench|peers|pipeline)\\..*")) {
                settings.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        return settings;
    }
}
