package org.thumbnailroute.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The last step of {@code mvn package}: makes the {@link JavaRuntime} and lets the packaged jar work in it for a moment, on a
 * local AWS as in {@link Production}. The JVM keeps the classes that it loaded in an archive beside the jar. Then adds the
 * archive's flag to target/java-options.
 */
public final class Training {

    private static final Path JAR = Path.of("target/thumbnail-route.jar");
    private static final Path LIBRARIES = Path.of("target/lib");
    private static final Path SQLITE = Path.of("src/test/resources/training/sqlite.camel.yaml");
    private static final Path OPTIONS = Path.of("target/java-options");
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

    private Training() {}

    /**
     * Trains in the repository's root.
     *
     * @param args how often every picture is uploaded, and the time that all jars are to bear: those of the image have it,
     *     too, and the archive fits jars of no other
     */
    public static void main(String[] args) throws IOException {
        int status = 0;
        try {
            setTimes(Instant.parse(args[1]));
            JavaRuntime.make();
            train(ClassArchive.forJava(Runtime.version().feature()), Integer.parseInt(args[0]));
        } catch (TrainingException e) {
            System.err.println("The training run failed: " + e.getMessage());
            System.err.println("-Darchive.skip builds without it, and the jar then starts more slowly.");
            status = 1;
        }
        // the AWS's servers leave threads behind
        System.exit(status);
    }

    private static void setTimes(Instant time) throws IOException {
        Files.setLastModifiedTime(JAR, FileTime.from(time));
        try (Stream<Path> jars = Files.list(LIBRARIES)) {
            for (Path jar : jars.toList()) {
                Files.setLastModifiedTime(jar, FileTime.from(time));
            }
        }
    }

    private static void train(ClassArchive archive, int rounds) throws IOException {
        long start = System.nanoTime();
        Path scratch = Files.createTempDirectory("thumbnail-route-training");
        try (Production production = new Production(scratch)) {
            TrainingRun run = new TrainingRun(production);
            run.prepare(rounds);
            Map<String, String> environment = production.environment();
            addSqlite(environment, scratch);
            try (TrainedWorker worker = TrainedWorker.start(command(archive), environment)) {
                run.follow(worker, LONGEST_RUN);
                worker.stop(LONGEST_RUN);
                if (!Files.exists(archive.file())) {
                    throw worker.failed("the JVM has not written " + archive.file());
                }
            }
        } finally {
            FileUtils.deleteDirectory(scratch.toFile());
        }
        use(archive);
        System.out.printf(
                "%s: %d MB, %d s%n",
                archive.file(),
                Files.size(archive.file()) >> 20,
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    /** As people and the image start it, so that the archive fits. */
    private static List<String> command(ClassArchive archive) {
        List<String> command = new ArrayList<>(List.of(JavaRuntime.java(), "-Xmx192m", "@" + OPTIONS));
        command.addAll(archive.make());
        command.addAll(List.of("-jar", JAR.toString()));
        return command;
    }

    /** The store of a worker outside of a cluster: one JVM makes one archive, so it gets to know both stores. */
    private static void addSqlite(Map<String, String> environment, Path scratch) {
        environment.put("CAMEL_MAIN_ROUTES_INCLUDE_PATTERN", "file:routes/*.camel.yaml,file:" + SQLITE);
        environment.put("TRAINING_STORE", "jdbc:sqlite:" + scratch.resolve("announced.db"));
    }

    private static void use(ClassArchive archive) throws IOException {
        String lines = """

                # What the training run of the build has kept for the start
                %s
                """.formatted(archive.use());
        Files.writeString(OPTIONS, lines, UTF_8, StandardOpenOption.APPEND);
    }
}
