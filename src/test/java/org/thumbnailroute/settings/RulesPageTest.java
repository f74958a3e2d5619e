package org.thumbnailroute.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.rule.Rules;

/** What {@code src/docs/rules.md} shows is what rules do. */
class RulesPageTest {

    private final String page = Files.readString(Path.of("src/docs/rules.md"));

    RulesPageTest() throws IOException {}

    private List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static Rules rules(String... texts) {
        Properties properties = ShippedSettings.properties();
        try {
            properties.load(new StringReader(String.join("\n", texts)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return ShippedSettings.of(properties).rules();
    }

    private static List<String> keys(Rules rules, String original) {
        return rules.of(original).variants().stream()
                .map(variant -> variant.keyOf("b", original))
                .toList();
    }

    @Test
    void theExamplesWork() {
        Rules rules = rules(blocks("properties").get(0), blocks("properties").get(1));

        assertEquals(List.of("avatars/64x64_bob.jpg", "avatars/256x256_bob.jpg"), keys(rules, "avatars/bob.jpg"));
        assertEquals(
                List.of(
                        "covers/300x300_a.png.jpg",
                        "covers/300x300_a.png.webp",
                        "covers/640x640_a.png.jpg",
                        "covers/640x640_a.png.webp",
                        "covers/hero_a.png"),
                keys(rules, "covers/a.png"));
        assertEquals(List.of("a/thumbnail_b.jpg"), keys(rules, "a/b.jpg"));
    }

    @Test
    void tenRulesWork() {
        Rules rules = rules(blocks("properties").get(2));

        assertEquals(11, rules.all().size());
        assertEquals("rule avatars-private", rules.of("avatars/private/a.jpg").toString());
        assertEquals(
                List.of(
                        "thumbs/300x300/covers/a.png.jpg",
                        "thumbs/300x300/covers/a.png.webp",
                        "thumbs/640x640/covers/a.png.jpg",
                        "thumbs/640x640/covers/a.png.webp",
                        "thumbs/1600x400/covers/a.png.webp"),
                keys(rules, "covers/a.png"));
        assertEquals(List.of(), keys(rules, "products/raw/a.png"));
        assertEquals(List.of("thumbs/320x320/a.png.webp"), keys(rules, "a.png"));
    }

    @Test
    void theErrorsLookLikeThat() {
        List<String> mistakes = List.of(
                "thumbnail.rule.avatars.size = 64",
                "thumbnail.rule.avatars.sizes = 64x64",
                "thumbnail.rule.avatars.prefix = ",
                "thumbnail.rule.covers.key = {dir}{size}_{file}",
                """
                thumbnail.rule.tmp.prefix = tmp/
                thumbnail.rule.tmp.ignore = true
                thumbnail.rule.tmp.size = 1x1
                """);
        String examples = blocks("properties").get(0);

        assertEquals(
                blocks("text").get(0).lines().toList(),
                mistakes.stream()
                        .map(mistake -> assertThrows(InvalidSettingException.class, () -> rules(examples, mistake))
                                .getMessage())
                        .toList());
    }

    /** Every setting of a rule has its row. */
    @Test
    void theTableIsComplete() {
        List<String> rows = page.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(cell -> Pattern.compile("`([a-z-]+)`").matcher(cell).results())
                .map((MatchResult name) -> name.group(1))
                .toList();

        assertEquals(
                RuleNames.SETTINGS.stream().sorted().toList(),
                rows.stream().sorted().toList());
    }
}
