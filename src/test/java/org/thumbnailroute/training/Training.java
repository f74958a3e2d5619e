package org.thumbnailroute.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.ProductionFiles;

/**
 * The last step of {@code mvn package}: makes the {@link JavaRuntime} and lets the packaged jar work in it on a local AWS for
 * a moment, so that the JVM learns which classes it needs and which methods are worth compiling, and keeps that in an
 * archive beside the jar. Then adds the archive's flag to target/java-options.
 */
public final class Training {

    private static final Path JAR = Path.of("target/thumbnail-route.jar");
    private static final Path LIBRARIES = Path.of("target/lib");
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
        try (LocalAws aws = LocalAws.start()) {
            Stack stack = aws.createStack("training", 5);
            TrainingRun run = new TrainingRun(aws, stack);
            run.prepare(rounds);
            try (TrainedWorker worker = TrainedWorker.start(command(archive), environment(aws, stack, scratch))) {
                run.follow(worker, LONGEST_RUN);
                worker.stop(LONGEST_RUN);
                if (!Files.exists(archive.file())) {
                    throw worker.failed("the JVM has not written " + archive.file());
                }
            }
        } finally {
            delete(scratch);
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
        return List.of(JavaRuntime.java(), "-Xmx192m", "@" + OPTIONS, archive.flagThatMakes(), "-jar", JAR.toString());
    }

    private static Map<String, String> environment(LocalAws aws, Stack stack, Path scratch) {
        Map<String, String> environment = new HashMap<>(ProductionFiles.environment(aws, stack));
        // where the shipped settings lead: a look-up by name, and a file
        environment.put(
                "THUMBNAIL_TOPIC", stack.topicArn().substring(stack.topicArn().lastIndexOf(':') + 1));
        environment.put("THUMBNAIL_ANNOUNCED_STORE", "jdbc:sqlite:" + scratch.resolve("announced.db"));
        environment.put("THUMBNAIL_CONCURRENCY", "auto");
        return environment;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private static void use(ClassArchive archive) throws IOException {
        String lines = """

                # What the training run of the build has kept for the start
                %s
                """.formatted(archive.flagThatUses());
        Files.writeString(OPTIONS, lines, UTF_8, StandardOpenOption.APPEND);
    }
}
