package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.util.VersionInfo;

/**
 * The README's {@code camel run} line, for real: Camel's own launcher in a JVM of its own, with nothing of this project
 * on its class path, compiles the Java and runs the same files until a picture has been announced.
 */
class CamelRunIT {

    private static final Duration DOWNLOADS = Duration.ofMinutes(5);

    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("camelrun" + System.nanoTime(), 5);

    @TempDir
    private Path directory;

    @Test
    void runsTheSameFilesByTheirSource() throws Exception {
        ProductionFiles.copyTo(directory);
        copySources();
        String classPath = classPathOfCamelRun();
        Path launcher = directory.resolve("Launch.java");
        Files.writeString(launcher, """
                class Launch {
                    public static void main(String[] args) {
                        org.apache.camel.dsl.jbang.core.commands.CamelJBangMain.run(args);
                    }
                }
                """);
        // what a person types, with the Camel CLI in the place of the word camel; the shell expands the rest
        String line = documentedLine()
                .replaceFirst(
                        "^camel",
                        "exec %s -Xlog:class+load:file=classes.log -cp %s %s"
                                .formatted(ChildProcess.java(), classPath, launcher));

        try (ChildProcess camel =
                ChildProcess.start(directory, ProductionFiles.environment(aws, stack), List.of("bash", "-c", line))) {
            aws.s3()
                    .putObject(
                            put -> put.bucket(stack.sourceBucket()).key("camel/run.jpg"),
                            RequestBody.fromBytes(QuadrantPicture.jpeg(300, 200, 1)));

            await().atMost(DOWNLOADS)
                    .failFast(() -> assertTrue(camel.isAlive(), camel::output))
                    .conditionEvaluationListener(condition -> {
                        if (condition.getRemainingTimeInMS() < 1000) {
                            System.err.println(camel.output());
                        }
                    })
                    .until(() -> aws.topics().published(stack.topicArn()).size() == 1);
        }
        assertEquals(
                "image/jpeg",
                aws.s3()
                        .headObject(head -> head.bucket(stack.targetBucket()).key("camel/thumbnail_run.jpg"))
                        .contentType());
        assertEquals(Set.of(VersionInfo.SDK_VERSION), versionsOfAwsSdk(), "see camel.jbang.dependencies");
        assertEquals(List.of(), otherVersionsThanListed(), "see camel.jbang.dependencies");
    }

    /** What Camel brings in an older version must not win. */
    private List<String> otherVersionsThanListed() throws IOException {
        Map<String, String> listed = Stream.of(ShippedSettings.properties()
                        .getProperty("camel.jbang.dependencies")
                        .split(","))
                .map(dependency -> dependency.split(":"))
                .filter(parts -> parts.length == 3)
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[2]));
        Pattern jar = Pattern.compile("source: file:.*/([^/]+)/([^/]+)/\\1-\\2\\.jar");
        try (Stream<String> classes = Files.lines(directory.resolve("classes.log"))) {
            return classes.map(jar::matcher)
                    .filter(Matcher::find)
                    .filter(found ->
                            !listed.getOrDefault(found.group(1), found.group(2)).equals(found.group(2)))
                    .map(found -> found.group(1) + "-" + found.group(2))
                    .distinct()
                    .toList();
        }
    }

    /** Camel's components bring an older AWS SDK, whose classes lie behind those of ours. */
    private Set<String> versionsOfAwsSdk() throws IOException {
        Pattern library = Pattern.compile("source: file:.*/software/amazon/awssdk/[^/]+/([^/]+)/");
        try (Stream<String> classes = Files.lines(directory.resolve("classes.log"))) {
            return classes.map(library::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static String documentedLine() throws IOException {
        Matcher line =
                Pattern.compile("^camel run .*$", Pattern.MULTILINE).matcher(Files.readString(Path.of("README.md")));
        if (!line.find()) {
            throw new AssertionError("README.md has no line that begins with: camel run");
        }
        return line.group();
    }

    private void copySources() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            for (Path source : sources.toList()) {
                Path target = directory.resolve(source);
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }

    private String classPathOfCamelRun() throws Exception {
        Path output = directory.resolve("classpath");
        List<String> command = List.of(
                ChildProcess.maven(),
                "-q",
                "-B",
                "-f",
                Path.of("src/test/camel-run/pom.xml").toAbsolutePath().toString(),
                "-Dcamel.version=" + System.getProperty("camel.version"),
                "-Dmdep.outputFile=" + output,
                "dependency:build-classpath");
        try (ChildProcess maven = ChildProcess.start(directory, Map.of(), command)) {
            assertEquals(0, maven.exitCode(DOWNLOADS), maven::output);
        }
        return Files.readString(output).strip();
    }
}
