package org.thumbnailroute.kubernetes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.thumbnailroute.image.JibImage;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.route.ChildProcess;
import org.thumbnailroute.route.HealthEndpoint;
import org.thumbnailroute.route.ProductionFiles;

/** The packaged application on the files and variables of a pod, with a directory in the place of the root directory. */
final class RunningPod implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Pod pod;
    private final HealthEndpoint health;
    private final ChildProcess process;

    private RunningPod(Pod pod, HealthEndpoint health, ChildProcess process) {
        this.pod = pod;
        this.health = health;
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
        ProductionFiles.linkBuild(app);
        HealthEndpoint health = HealthEndpoint.atFreePort();
        Map<String, String> environment = new HashMap<>(aws.environment());
        JibImage.ofThePom().environment().forEach((name, value) -> environment.put(name, Mount.below(root, value)));
        environment.putAll(pod.environment());
        return new RunningPod(
                pod, health, ChildProcess.start(app, environment, ChildProcess.worker(health.jvmOption(), "-Xmx192m")));
    }

    /** Waits until both probes answer 200. */
    void awaitReady() {
        await().atMost(START)
                .failFast(() -> assertTrue(process.isAlive(), process::output))
                .until(() -> health.status(pod.readinessPath()) == 200 && health.status(pod.livenessPath()) == 200);
    }

    String output() {
        return process.output();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.close();
    }
}
