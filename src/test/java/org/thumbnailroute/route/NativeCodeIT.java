package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.pictures.WebpFile;
import software.amazon.awssdk.core.sync.RequestBody;

/** Whether libwebp is in the process is seen from outside, in what Linux says that is mapped into its memory. */
class NativeCodeIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final byte[] PICTURE = WebpFile.red(300, 200);

    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("native" + System.nanoTime(), 5);

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"native, image/webp, true", "java, image/png, false"})
    void libwebpIsLoadedWhereItIsWanted(String webp, String thumbnails, boolean loaded) throws Exception {
        ProductionFiles.deployTo(directory);
        Map<String, String> environment = new HashMap<>(ProductionFiles.environment(aws, stack));
        environment.put("THUMBNAIL_WEBP", webp);
        try (ChildProcess route = ChildProcess.start(directory, environment, ChildProcess.worker())) {
            aws.s3().putObject(put -> put.bucket(stack.sourceBucket()).key("red.webp"), RequestBody.fromBytes(PICTURE));
            await().atMost(LONG)
                    .failFast(() -> assertTrue(route.isAlive(), route::output))
                    .until(() -> !aws.topics().published(stack.topicArn()).isEmpty());

            JsonNode announcement = RouteTest.json(
                    aws.topics().published(stack.topicArn()).get(0).textFor("sqs"));
            assertEquals(
                    thumbnails, announcement.at("/thumbnails/0/contentType").asText());
            Path maps = Path.of("/proc/%d/maps".formatted(route.pid()));
            assumeTrue(Files.exists(maps), "only Linux has it");
            List<String> libraries = Files.readAllLines(maps);
            assertEquals(loaded, libraries.stream().anyMatch(line -> line.contains("webp-imageio")));
            assertTrue(libraries.stream().anyMatch(line -> line.contains("sqlitejdbc")), "the store's is loaded");
        }
    }

    @Test
    void theCommandDoesWithoutTheCodeThatLoadsLibraries() throws Exception {
        Files.write(directory.resolve("red.webp"), PICTURE);

        assertEquals("ok\tred.webp\t300x200\t64x43\twebp", resize("native", true));
        assertEquals("ok\tred.webp\t300x200\t64x43\tpng", resize("java", false));
    }

    @Test
    void theCommandSaysInOneLineWhyWebpIsNotWritten() throws Exception {
        List<String> command = new ArrayList<>(ChildProcess.jar("-Djava.io.tmpdir=" + directory.resolve("nowhere")));
        command.addAll(List.of("resize", "--size", "64x64", "--format", "webp", "--out", "small", "red.webp"));
        try (ChildProcess resize = ChildProcess.start(directory, Map.of(), command)) {
            assertEquals(2, resize.exitCode(LONG), resize::output);
            assertEquals(1, resize.output().lines().count(), resize::output);
            assertTrue(
                    resize.output()
                            .startsWith(
                                    "--format: WebP is read slowly, by Java, and not written, because libwebp does not load: libwebp cannot be unpacked to "),
                    resize::output);
        }
    }

    /** Returns the line without its time. */
    private String resize(String webp, boolean loads) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ChildProcess.jar("-verbose:class"));
        command.addAll(List.of("resize", "--size", "64x64", "--webp", webp, "--out", "small", "red.webp"));
        try (ChildProcess resize = ChildProcess.start(directory, Map.of(), command)) {
            assertEquals(0, resize.exitCode(LONG), resize::output);
            assertEquals(loads, resize.output().contains("org.thumbnailroute.nativecode.NativeLibrary "));
            assertEquals(loads, resize.output().contains("com.luciad.imageio.webp."));
            String line = resize.output()
                    .lines()
                    .filter(one -> one.startsWith("ok"))
                    .findFirst()
                    .orElseThrow();
            return line.substring(0, line.lastIndexOf('\t'));
        }
    }
}
