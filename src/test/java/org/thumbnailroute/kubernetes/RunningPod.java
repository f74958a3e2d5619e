package org.thumbnailroute.kubernetes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.route.ChildProcess;
import org.thumbnailroute.training.JibImage;

/** The packaged application on the files and variables of a pod, with a directory in the place of the root directory. */
final class RunningPod implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Pod pod;
    private final int port;
    private final ChildProcess process;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningPod(Pod pod, int port, ChildProcess process) {
        this.pod = pod;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param root an empty directory
     */
    static RunningPod start(Pod pod, Path root, LocalAws aws) throws IOException {
        for (Mount mount : pod.mounts()) {
            mount.writeTo(root);
        }
        // routes/ is left away: what is mounted must do
        Path app = Files.createDirectories(root.resolve("app"));
        Files.copy(Path.of("application.properties"), app.resolve("application.properties"));
        int port = freePort();
        Map<String, String> environment = new HashMap<>(aws.environment());
        JibImage.ofThePom().environment().forEach((name, value) -> environment.put(name, Mount.below(root, value)));
        environment.putAll(pod.environment());
        return new RunningPod(
                pod,
                port,
                ChildProcess.start(
                        app,
                        environment,
                        ChildProcess.jar(
                                "-Dcamel.management.port=" + port,
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx192m")));
    }

    /** Waits until both probes answer 200. */
    void awaitReady() {
        await().atMost(START)
                .failFast(() -> assertTrue(process.isAlive(), process::output))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> status(pod.readinessPath()) == 200 && status(pod.livenessPath()) == 200);
    }

    String output() {
        return process.output();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private int status(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    /** Several of these may run on a machine. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
