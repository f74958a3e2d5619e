package org.thumbnailroute.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.engine.FocalPoint;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.ThumbnailRequest;
import org.thumbnailroute.engine.Webp;

class RulesTest {

    private static final FocalPoint FOCUS = new FocalPoint(0.3, 0.6);
    private static final String KEY = "{dir}{size}_{file}";

    @Test
    void theLongestPrefixWins() {
        Rules rules = TestRules.withRest(
                TestRules.rule("a", "a/", KEY, "1x1"),
                TestRules.rule("deep", "a/b/", KEY, "2x2"),
                TestRules.rule("word", "a/b", KEY, "3x3"));

        assertEquals("rule a", rules.of("a/x.jpg").toString());
        assertEquals("rule word", rules.of("a/bc.jpg").toString());
        assertEquals("rule deep", rules.of("a/b/c.jpg").toString());
        assertEquals("no rule", rules.of("A/b/c.jpg").toString());
        assertEquals("no rule", rules.of("a").toString());
    }

    @Test
    void rulesWithTheSamePrefixAddUp() {
        Rules rules = TestRules.withRest(
                TestRules.rule("covers-hero", "covers/", "hero/{dir}{file}", "900x900"),
                TestRules.rule(
                        "covers",
                        "covers/",
                        "{dir}{size}_{file}.{ext}",
                        "300x300,640x640",
                        List.of(ImageFormat.JPEG, ImageFormat.WEBP)));

        Profile covers = rules.of("covers/a.png");

        assertEquals("rules covers and covers-hero", covers.toString());
        assertEquals(
                List.of(
                        "covers/300x300_a.png.jpg",
                        "covers/300x300_a.png.webp",
                        "covers/640x640_a.png.jpg",
                        "covers/640x640_a.png.webp",
                        "hero/covers/a.png"),
                covers.variants().stream()
                        .map(variant -> variant.keyOf("b", "covers/a.png"))
                        .toList());
        assertTrue(covers.recipe().endsWith(" 300x300,640x640 jpeg,webp + v3 900x900"), covers.recipe());
        assertEquals(1, rules.rest().variants().size());
    }

    /** Or a new name would make all uploads new, and a second thumbnail of the same kind would never be made. */
    @Test
    void theRecipeOfSeveralRulesCountsThemAndNamesNone() {
        Rule one = TestRules.rule("a", "a/", "one/{dir}{file}", "1x1");
        Rule two = TestRules.rule("b", "a/", "two/{dir}{file}", "2x2");
        Rule renamed = TestRules.rule("c", "a/", "one/{dir}{file}", "1x1");
        Rule more = TestRules.rule("d", "a/", "more/{dir}{file}", "1x1");

        assertEquals(recipe(one, two), recipe(two, renamed));
        assertNotEquals(recipe(one), recipe(one, more));
    }

    private static String recipe(Rule... rules) {
        return TestRules.withRest(rules).of("a/x.jpg").recipe();
    }

    @ParameterizedTest
    @CsvSource({"SHA256, false", "THUMBHASH, true", "COLOUR, true"})
    void theEngineIsAskedForPlaceholdersIfAFactOfOneRuleNeedsThem(PictureFact fact, boolean placeholders) {
        Profile profile = new Profile(List.of(TestRules.rest(), TestRules.asking(fact)), Webp.JAVA);

        assertEquals(
                new ThumbnailRequest(profile.specs(), Optional.of(FOCUS), placeholders),
                profile.request(Optional.of(FOCUS)));
    }

    @Test
    void anIgnoringRuleMakesNothing() {
        Rules rules = TestRules.withRest(TestRules.ignoring("tmp", "tmp/"));

        assertTrue(rules.of("tmp/a.jpg").ignores());
        assertFalse(rules.of("a.jpg").ignores());
    }

    @Test
    void needsExactlyOneRuleForEverythingElse() {
        Rule rest = TestRules.rest();

        assertThrows(IllegalArgumentException.class, () -> TestRules.of(List.of()));
        assertThrows(IllegalArgumentException.class, () -> TestRules.of(List.of(rest, rest)));
    }

    /** Against a search that knows no order. */
    @Test
    void findsWhatANaiveSearchFinds() {
        Random random = new Random(20);
        for (int round = 0; round < 300; round++) {
            List<Rule> all = new ArrayList<>(List.of(TestRules.rest()));
            for (int i = 0; i < random.nextInt(12); i++) {
                all.add(TestRules.rule("rule-" + i, text(random, 1, 5), KEY, "8x8"));
            }
            Rules rules = TestRules.of(all);
            for (int i = 0; i < 50; i++) {
                String key = text(random, 1, 9);
                assertEquals(naive(all, key), rules.of(key).rules(), key);
            }
        }
    }

    private static List<Rule> naive(List<Rule> all, String key) {
        int longest = all.stream()
                .filter(rule -> key.startsWith(rule.prefix()))
                .mapToInt(rule -> rule.prefix().length())
                .max()
                .orElseThrow();
        return all.stream()
                .filter(rule -> rule.prefix().equals(key.substring(0, longest)))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private static String text(Random random, int least, int most) {
        return IntStream.range(0, least + random.nextInt(most - least + 1))
                .mapToObj(i -> List.of("a", "b", "/", "ü", "😀").get(random.nextInt(5)))
                .collect(Collectors.joining());
    }

    /** What refuses other rules leaves the present ones as they are. */
    @Test
    void rulesAreReplacedAsAWholeOrNotAtAll() {
        Rules first = TestRules.withRest();
        Rules second = TestRules.withRest(TestRules.ignoring("tmp", "tmp/"));
        CurrentRules current = new CurrentRules(first);
        current.require(rules -> {
            if (rules.of("bad/").ignores()) {
                throw new IllegalStateException("no");
            }
        });

        current.replace(second);
        assertThrows(
                IllegalStateException.class,
                () -> current.replace(TestRules.withRest(TestRules.ignoring("bad", "bad/"))));

        assertEquals(second, current.get());
        assertEquals(second.of("tmp/x"), current.of("tmp/x"));
    }
}
