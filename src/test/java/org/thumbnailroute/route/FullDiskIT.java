package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.core.sync.RequestBody;

/** The SQLite file can grow no further for a while: the route pauses, and goes on by itself when there is room again. */
class FullDiskIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    /** Each record adds kilobytes to the log beside the file. */
    private static final int BYTES = 400_000;

    private static final int UPLOADS = 50;

    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("fulldisk" + System.nanoTime(), 20);

    @Test
    void sitsOutAFullDisk(@TempDir Path directory) throws Exception {
        ProductionFiles.deployTo(directory);
        Map<String, String> environment = new HashMap<>(ProductionFiles.environment(aws, stack));
        environment.put("THUMBNAIL_VISIBILITY_TIMEOUT_SECONDS", "2");
        environment.put("THUMBNAIL_ANNOUNCED_STORE", "jdbc:sqlite:" + directory.resolve("uploads.db"));
        try (ChildProcess route = ChildProcess.start(directory, environment, ChildProcess.worker())) {
            route.awaitOutput("Routes startup", LONG);
            limitFiles(route, String.valueOf(BYTES));
            for (int i = 0; i < UPLOADS; i++) {
                upload(i + ".jpg");
            }
            route.awaitOutput("polling pauses", LONG);

            limitFiles(route, "unlimited");

            route.awaitOutput("polling goes on", LONG);
            await().atMost(LONG).until(() -> aws.messages(stack.queueUrl()) == 0);
        }
        assertEquals(
                UPLOADS, published().stream().map(Published::message).distinct().count());
        assertEquals(0, aws.messages(stack.deadLetterQueueUrl()));
    }

    /** The limit on the size of a file stands for the end of the disk. */
    private static void limitFiles(ChildProcess route, String bytes) throws Exception {
        new ProcessBuilder("prlimit", "--fsize=%s:unlimited".formatted(bytes), "--pid", String.valueOf(route.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    private void upload(String key) {
        aws.s3()
                .putObject(
                        put -> put.bucket(stack.sourceBucket()).key(key),
                        RequestBody.fromBytes(QuadrantPicture.jpeg(60, 40, 1)));
    }

    private List<Published> published() {
        return aws.topics().published(stack.topicArn());
    }
}
