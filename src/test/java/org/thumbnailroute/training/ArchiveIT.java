package org.thumbnailroute.training;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.route.ChildProcess;
import org.thumbnailroute.route.LoadedClasses;
import org.thumbnailroute.route.ProductionFiles;
import org.thumbnailroute.route.SharedAws;
import software.amazon.awssdk.core.sync.RequestBody;

/** The packaged application as the README starts it: in the repository's root, with target/java-options. */
class ArchiveIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Path REPOSITORY = Path.of("");

    @TempDir
    private Path directory;

    @BeforeAll
    static void requireArchive() {
        assumeFalse(Boolean.getBoolean("archive.skip"), "built without an archive");
    }

    @Test
    void theShippedOptionsTakeTheClassesFromTheArchive() throws Exception {
        LocalAws aws = SharedAws.get();
        Stack stack = aws.createStack("archive" + System.nanoTime(), 5);
        List<String> loaded = run(aws, stack, ProductionFiles.environment(aws, stack), 1);

        assertFromArchive(
                loaded,
                "org.thumbnailroute.cli.Main",
                "org.sqlite.core.NativeDB",
                "software.amazon.awssdk.services.sns.transform.GetTopicAttributesRequestMarshaller");
    }

    /** Which calls every service over TLS: each has a pool of connections, and a handshake costs as much as an image. */
    @Test
    void aPodFindsItsClassesInTheArchiveAndKeepsItsConnections() throws Exception {
        try (Production production = new Production(directory)) {
            List<String> loaded = run(production.aws(), production.stack(), production.environment(), 100);

            assertFromArchive(
                    loaded,
                    "sun.security.ssl.SSLSocketImpl",
                    "software.amazon.awssdk.services.dynamodb.DefaultDynamoDbClient",
                    "software.amazon.awssdk.services.sts.DefaultStsClient",
                    "org.thumbnailroute.management.ManagementServer");
            int pool = 4 * Runtime.getRuntime().availableProcessors() + 4;
            int pools = 5;
            int connections = production.connections();
            assertTrue(connections > 0 && connections <= pools * pool, () -> "connections: " + connections);
        }
    }

    /** Makes thumbnails of some uploads; returns where each class was loaded from. */
    private List<String> run(LocalAws aws, Stack stack, Map<String, String> environment, int uploads) throws Exception {
        Path classes = directory.resolve("classes.log");
        List<String> command = List.of(
                "target/jre/bin/java",
                "-Xmx192m",
                "@target/java-options",
                LoadedClasses.option(classes),
                "-jar",
                "target/thumbnail-route.jar");
        for (int i = 0; i < uploads; i++) {
            String key = i + ".jpg";
            aws.s3()
                    .putObject(
                            put -> put.bucket(stack.sourceBucket()).key(key),
                            RequestBody.fromBytes(QuadrantPicture.jpeg(300, 200, 1)));
        }
        try (ChildProcess route = ChildProcess.start(REPOSITORY, environment, command)) {
            await().atMost(LONG)
                    .until(() -> aws.topics().published(stack.topicArn()).size() == uploads);
            route.terminate();

            assertEquals(143, route.exitCode(LONG), "ended by SIGTERM, after a graceful stop");
            assertTrue(route.output().contains("Routes stopped"), route::output);
            assertTrue(!route.output().contains("[warning]"), route::output);
        }
        return LoadedClasses.read(classes).assertThatTheRouteNeedsThem().lines();
    }

    private static void assertFromArchive(List<String> loaded, String... names) {
        for (String name : names) {
            List<String> lines = loaded.stream()
                    .filter(line -> line.contains(name + " source:"))
                    .toList();
            assertTrue(lines.size() == 1 && lines.get(0).contains("shared objects file"), () -> name + ": " + lines);
        }
    }
}
