package org.thumbnailroute.image;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.cli.Main;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.LocalDynamoDb;
import org.thumbnailroute.local.LocalPostgres;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.route.ChildProcess;
import org.thumbnailroute.route.HealthEndpoint;
import org.thumbnailroute.route.ProductionFiles;
import org.thumbnailroute.route.SharedAws;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The image without an engine for containers: the files that src/build/pom.xml tells Jib to put into it, and its entry point, user,
 * environment and working directory.
 */
class ImageIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("image" + System.nanoTime(), 5);
    private final JibImage image = JibImage.ofThePom();
    private final HealthEndpoint health = HealthEndpoint.atFreePort();

    @TempDir
    private Path root;

    /** The container's /tmp, a mount of its own. */
    @TempDir
    private Path tmp;

    @BeforeEach
    void unpack() throws IOException {
        assumeFalse(Boolean.getBoolean("archive.skip"), "built without an archive");
        image.unpackTo(root);
        Files.setPosixFilePermissions(tmp, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void announcesAndStopsAsAContainer() throws Exception {
        Set<Path> before = files();
        try (LocalDynamoDb dynamoDb = LocalDynamoDb.start();
                ChildProcess container = run(remembersIn(dynamoDb))) {
            container.awaitOutput("Routes startup", LONG);
            await().atMost(LONG).until(() -> status("ready") == 200);
            aws.s3()
                    .putObject(
                            put -> put.bucket(stack.sourceBucket()).key("a.jpg"),
                            RequestBody.fromBytes(QuadrantPicture.jpeg(300, 200, 1)));
            await().atMost(LONG)
                    .until(() -> aws.topics().published(stack.topicArn()).size() == 1);

            container.terminate();

            assertEquals(143, container.exitCode(LONG), "ended by SIGTERM, after a graceful stop");
            assertTrue(container.output().contains("Routes stopped"), container::output);
        }
        assertEquals(before, files(), "nothing is written into the image");
        assertTrue(
                Files.readString(tmp.resolve("classes.log"))
                        .contains(Main.class.getName() + " source: shared objects file"),
                "the archive fits at this place, too");
    }

    /** As {@code kubectl exec} runs it: by the same user, in the same directory. */
    @Test
    void holdsTheCommandsToo() throws Exception {
        Path picture = Files.write(tmp.resolve("a.jpg"), QuadrantPicture.jpeg(300, 200, 1));
        List<String> command = asItsUser();
        command.addAll(List.of("target/jre/bin/java", "-Xmx64m", "-jar", "target/thumbnail-route.jar"));
        command.addAll(List.of("resize", "--size", "64x64", "--out", tmp + "/thumbs", picture.toString()));

        try (ChildProcess resize = ChildProcess.start(workingDirectory(), image.environment(), command)) {
            assertEquals(0, resize.exitCode(LONG), resize::output);
            assertTrue(resize.output().startsWith("ok\t" + picture), resize::output);
        }
    }

    /** A worker that cannot reach SQS is not ready, but a new process would not help: it stays alive. */
    @Test
    void isNotReadyButAliveWhileTheQueueIsAway() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start();
                ChildProcess container = run(Map.of("THUMBNAIL_ANNOUNCED_STORE", postgres.jdbcUrl()))) {
            container.awaitOutput("Routes startup", LONG);
            await().atMost(LONG).until(() -> status("ready") == 200);

            aws.sqsFaults().failAll("ReceiveMessage", 503);
            await().atMost(LONG).until(() -> status("ready") == 503);
            assertEquals(200, status("live"), container::output);

            aws.sqsFaults().heal();
            await().atMost(LONG).until(() -> status("ready") == 200);
        } finally {
            aws.sqsFaults().heal();
        }
    }

    /** For whoever scans the image, or has only the image. */
    @Test
    void holdsTheListOfItsLibraries() throws IOException {
        Path target = workingDirectory().resolve("target");

        for (String document : List.of("thumbnail-route-sbom.json", "thumbnail-route-vex.json")) {
            assertEquals(-1, Files.mismatch(Path.of("target", document), target.resolve(document)), document);
        }
    }

    private static Map<String, String> remembersIn(LocalDynamoDb dynamoDb) {
        dynamoDb.createTable("uploads");
        return Map.of(
                "THUMBNAIL_ANNOUNCED_STORE",
                "dynamodb:uploads",
                "AWS_ENDPOINT_URL_DYNAMODB",
                dynamoDb.endpoint().toString());
    }

    /** The stores are those that pods share; the training run has that of a single worker. */
    private ChildProcess run(Map<String, String> store) throws IOException {
        Map<String, String> environment = new HashMap<>(ProductionFiles.environment(aws, stack));
        environment.putAll(image.environment());
        environment.put("THUMBNAIL_POLL_WAIT_SECONDS", "1");
        environment.putAll(store);
        List<String> command = asItsUser();
        command.addAll(image.entrypoint());
        // what a container has for itself alone
        command.addAll(
                command.indexOf("-jar"),
                List.of(
                        "-Djava.io.tmpdir=" + tmp,
                        health.jvmOption(),
                        "-Xlog:class+load:file=" + tmp.resolve("classes.log")));
        return ChildProcess.start(workingDirectory(), environment, command);
    }

    private Path workingDirectory() {
        return root.resolve(image.workingDirectory().substring(1));
    }

    private List<String> asItsUser() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETPRIV) && "root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of(
                    SETPRIV.toString(),
                    "--reuid=" + image.user().split(":", 2)[0],
                    "--regid=" + image.user().split(":", 2)[1],
                    "--clear-groups",
                    "--no-new-privs"));
        }
        return command;
    }

    private int status(String probe) throws InterruptedException {
        return health.status("/observe/health/" + probe);
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.collect(Collectors.toSet());
        }
    }
}
