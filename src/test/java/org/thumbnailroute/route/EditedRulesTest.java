package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.pictures.QuadrantPicture;

/** Edits of rules while uploads come. */
class EditedRulesTest extends RouteTest {

    private static final int UPLOADS = 20;
    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);

    private static final String OLD = """
            thumbnail.rule.many.prefix = many/
            thumbnail.rule.many.size = 32x32,16x16
            thumbnail.rule.many.key = {dir}{size}_{file}
            """;

    private static final String NEW = """
            thumbnail.rule.many.prefix = many/
            thumbnail.rule.many.size = 48x48,24x24,12x12
            thumbnail.rule.many.key = {dir}{size}_{file}
            """;

    /** The sizes that an upload gets. */
    private static final Set<String> OLD_SIZES = Set.of("32x32", "16x16");

    private static final Set<String> NEW_SIZES = Set.of("48x48", "24x24", "12x12");

    private final Path file = withRules(OLD);

    private static Path withRules(String rules) {
        try {
            Path file = Files.createTempFile(Path.of("target"), "edited-rules", ".properties");
            write(file, rules);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String rules) throws IOException {
        Files.writeString(file, Files.readString(Path.of("application.properties")) + rules);
    }

    @Override
    String properties() {
        return "file:" + file;
    }

    @Override
    Map<String, String> settings() {
        return Map.of("camel.main.routes-reload-enabled", "true");
    }

    /** Each upload is made by one of the two rules as a whole, and none is lost, also while there is a mistake. */
    @Test
    void uploadsInWorkKeepTheirRules() throws IOException {
        aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
        try (LogCapture log = LogCapture.open()) {
            upload(0);
            write(file, NEW);
            awaitLine(log, Level.INFO, "rules changed: many");
            upload(1);
            write(file, OLD.replace("32x32", "32"));
            awaitLine(log, Level.ERROR, "the previous rules keep running: .*:\\d+: thumbnail.rule.many.size = .*");
            upload(2);
            write(file, OLD);
            await().until(() -> log.lines().stream()
                            .filter(line -> line.message().equals("rules changed: many"))
                            .count()
                    == 2);
            upload(3);
        }
        List<Set<String>> thumbnails = IntStream.range(0, 4 * UPLOADS)
                .mapToObj(i -> sizes(announcement(key(i))))
                .toList();
        assertEquals(NEW_SIZES, thumbnails.get(2 * UPLOADS));
        assertEquals(OLD_SIZES, thumbnails.get(4 * UPLOADS - 1));
        assertEquals(Set.of(OLD_SIZES, NEW_SIZES), Set.copyOf(thumbnails));
        awaitEmptyQueue();
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
        assertTrue(IntStream.range(0, 4 * UPLOADS)
                .allMatch(i -> announcements(key(i)).size() == 1));
    }

    private void upload(int round) {
        IntStream.range(round * UPLOADS, (round + 1) * UPLOADS).forEach(i -> upload(key(i), PICTURE));
    }

    private static String key(int i) {
        return "many/%d.jpg".formatted(i);
    }

    /** The sizes of the thumbnails, all of which are there. */
    private Set<String> sizes(JsonNode document) {
        Set<String> sizes = new HashSet<>();
        for (JsonNode thumbnail : document.path("thumbnails")) {
            assertTrue(stored(thumbnail.path("key").asText()).asByteArray().length > 0);
            sizes.add(thumbnail.path("size").asText());
        }
        return sizes;
    }

    private static void awaitLine(LogCapture log, Level level, String pattern) {
        await().until(() -> log.lines().stream()
                .anyMatch(line -> line.level().equals(level) && line.message().matches(pattern)));
    }
}
