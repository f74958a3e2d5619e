package org.thumbnailroute.training;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.app.Main;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.route.ChildProcess;
import org.thumbnailroute.route.ProductionFiles;
import org.thumbnailroute.route.SharedAws;
import software.amazon.awssdk.core.sync.RequestBody;

/** The packaged application as the README starts it: in the repository's root, with target/java-options. */
class ArchiveIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Path REPOSITORY = Path.of("");

    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("archive" + System.nanoTime(), 5);

    @TempDir
    private Path directory;

    @Test
    void theShippedOptionsTakeTheClassesFromTheArchive() throws Exception {
        assumeFalse(Boolean.getBoolean("archive.skip"), "built without an archive");
        Path classes = directory.resolve("classes.log");
        List<String> command = List.of(
                "target/jre/bin/java",
                "-Xmx192m",
                "@target/java-options",
                "-Xlog:class+load:file=" + classes,
                "-jar",
                "target/thumbnail-route.jar");
        aws.s3()
                .putObject(
                        put -> put.bucket(stack.sourceBucket()).key("a.jpg"),
                        RequestBody.fromBytes(QuadrantPicture.jpeg(300, 200, 1)));

        try (ChildProcess route = ChildProcess.start(REPOSITORY, ProductionFiles.environment(aws, stack), command)) {
            await().atMost(LONG)
                    .until(() -> aws.topics().published(stack.topicArn()).size() == 1);
            route.terminate();

            assertEquals(143, route.exitCode(LONG), "ended by SIGTERM, after a graceful stop");
            assertTrue(route.output().contains("Routes stopped"), route::output);
            assertTrue(!route.output().contains("[warning]"), route::output);
        }
        String loaded = Files.readString(classes);
        assertTrue(
                loaded.lines().anyMatch(line -> line.contains(Main.class.getName() + " source: shared objects file")),
                () -> loaded.lines()
                        .filter(line -> line.contains(Main.class.getName()))
                        .toList()
                        .toString());
    }
}
