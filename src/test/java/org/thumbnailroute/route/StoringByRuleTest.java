package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.pictures.QuadrantPicture;

/** How each thumbnail of two rules is stored, and what the announcement of all says of each. */
class StoringByRuleTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(600, 400, 1);

    private static final String RULES = """
            thumbnail.cache-control = no-store
            thumbnail.storage-class = STANDARD_IA
            thumbnail.key = small/{dir}{file}
            thumbnail.rule.covers.prefix = covers/
            thumbnail.rule.covers.size = 64x64,32x32
            thumbnail.rule.covers.format = jpeg,webp
            thumbnail.rule.covers.key = {size}/{dir}{file}.{ext}
            thumbnail.rule.covers.cache-control = public, max-age=60
            thumbnail.rule.covers.tags = team=music
            thumbnail.rule.hero.prefix = covers/
            thumbnail.rule.hero.key = hero/{dir}{file}
            thumbnail.rule.hero.storage-class = none
            """;

    @Override
    Map<String, String> settings() {
        return properties(RULES);
    }

    @Test
    void eachThumbnailIsStoredAsItsRuleSays() {
        List<Map<String, String>> puts = aws.s3Faults().headersOfNextPuts(stack.targetBucket(), 6);
        upload("covers/a.jpg", PICTURE);
        upload("b.jpg", PICTURE);
        announcement("covers/a.jpg");
        announcement("b.jpg");

        assertEquals(4, puts.stream().filter(StoringByRuleTest::isOfCovers).count());
        puts.stream().filter(StoringByRuleTest::isOfCovers).forEach(put -> {
            assertEquals("public, max-age=60", put.get("cache-control"));
            assertEquals("STANDARD_IA", put.get("x-amz-storage-class"));
        });
        List<Map<String, String>> others =
                puts.stream().filter(put -> !isOfCovers(put)).toList();
        assertEquals(2, others.size());
        others.forEach(put -> assertEquals("no-store", put.get("cache-control")));
        assertEquals(
                1,
                others.stream()
                        .filter(put -> put.containsKey("x-amz-storage-class"))
                        .count(),
                "rule hero asks for none");
    }

    private static boolean isOfCovers(Map<String, String> put) {
        return "team=music".equals(put.get("x-amz-tagging"));
    }

    @Test
    void oneAnnouncementNamesRuleSizeAndFormatOfEach() {
        upload("covers/c.jpg", PICTURE);

        JsonNode announcement = announcement("covers/c.jpg");

        assertEquals(
                List.of(
                        "covers 64x64 image/jpeg 64x64/covers/c.jpg.jpg",
                        "covers 64x64 image/webp 64x64/covers/c.jpg.webp",
                        "covers 32x32 image/jpeg 32x32/covers/c.jpg.jpg",
                        "covers 32x32 image/webp 32x32/covers/c.jpg.webp",
                        "hero 64x64 image/jpeg hero/covers/c.jpg"),
                IntStream.range(0, announcement.path("thumbnails").size())
                        .mapToObj(i -> announcement.path("thumbnails").get(i))
                        .map(one -> "%s %s %s %s"
                                .formatted(
                                        one.path("rule").asText(),
                                        one.path("size").asText(),
                                        one.path("contentType").asText(),
                                        one.path("key").asText()))
                        .toList());
        Published message = published().stream()
                .filter(one -> one.message().contains("covers/c.jpg"))
                .findFirst()
                .orElseThrow();
        assertEquals("[\"jpeg\", \"webp\"]", message.attributes().get("format"));
        assertEquals("String.Array", message.types().get("format"));
    }

    @Test
    void theRuleForEverythingElseHasNoName() {
        upload("d.jpg", PICTURE);

        assertEquals(false, announcement("d.jpg").at("/thumbnails/0").has("rule"));
    }

    private static Map<String, String> properties(String lines) {
        return lines.lines()
                .map(line -> line.split(" = ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (first, last) -> last));
    }
}
