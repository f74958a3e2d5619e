package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that runs beside the test, with what it has printed so far. */
public final class ChildProcess implements AutoCloseable {

    /** Where what each has printed is kept, for {@link SecretsIT}. */
    static final Path LOGS = Path.of("target/suite-logs").toAbsolutePath();

    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a program.
     *
     * @param environment in addition to this process's own, which is stripped of AWS and of settings
     */
    public static ChildProcess start(Path directory, Map<String, String> environment, List<String> command)
            throws IOException {
        Path output = Files.createTempFile(Files.createDirectories(LOGS), "child", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // a developer's own account must never be reached from a test, and own settings would change what is tested
        builder.environment()
                .keySet()
                .removeIf(
                        name -> name.startsWith("AWS_") || name.startsWith("THUMBNAIL_") || name.startsWith("CAMEL_"));
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start(), output);
    }

    /** The Java that runs this test. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * The command that starts the packaged worker as the README does, for a directory that {@link ProductionFiles#deployTo}
     * has filled. It starts from the class archive, in half the CPU time of {@link #jar}.
     */
    public static List<String> worker(String... jvmOptions) {
        Path runtime = Path.of("target/jre/bin/java").toAbsolutePath();
        // -Darchive.skip makes none
        List<String> command = new ArrayList<>(List.of(Files.exists(runtime) ? runtime.toString() : java()));
        command.add("@target/java-options");
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-jar", "target/thumbnail-route.jar"));
        return command;
    }

    /** The command that runs the packaged application in any directory, with the JVM's default settings. */
    public static List<String> jar(String... jvmOptions) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of(
                "-jar", Path.of("target/thumbnail-route.jar").toAbsolutePath().toString()));
        return command;
    }

    /** The Maven that runs this build. */
    public static String maven() {
        return Path.of(System.getProperty("maven.home"), "bin", "mvn").toString();
    }

    /** Everything printed so far. */
    public String output() {
        try {
            return new String(Files.readAllBytes(output), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a text, or fails as soon as the program has ended without it. */
    public void awaitOutput(String text, Duration atMost) {
        await().atMost(atMost)
                .failFast(() -> {
                    if (!process.isAlive() && !output().contains(text)) {
                        throw new AssertionError("ended without \"" + text + "\":\n" + output());
                    }
                })
                .until(() -> output().contains(text));
    }

    /** Waits until the program has ended by itself. */
    public int exitCode(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + atMost + ":\n" + output());
        }
        return process.exitValue();
    }

    /** Sends SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Sends SIGINT, as Ctrl-C does. A shell that runs the tests in its background makes Java pass over it. */
    public void interrupt() throws IOException, InterruptedException {
        signal("INT");
    }

    /** Sends SIGKILL and waits until the program is gone; it gets to do nothing more. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops it, with all its threads, until it is told to go on: SIGSTOP. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new AssertionError("kill -" + name + " ends with " + exitCode);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
