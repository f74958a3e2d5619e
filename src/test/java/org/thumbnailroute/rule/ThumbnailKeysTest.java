package org.thumbnailroute.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.engine.ImageFormat;

class ThumbnailKeysTest {

    private static final String USUAL = "{dir}thumbnail_{file}";

    private static Optional<String> meeting(Rule... rules) {
        return new ThumbnailKeys(TestRules.withRest(rules), List.of("b"))
                .meeting()
                .map(ThumbnailKeys.Meeting::description);
    }

    /** No key begins with both prefixes, so that one template does for all rules. */
    @Test
    void rulesOfDifferentOriginalsMayShareATemplate() {
        assertEquals(
                Optional.empty(),
                meeting(
                        TestRules.rule("avatars", "avatars/", USUAL, "128x128"),
                        TestRules.rule("small-avatars", "avatars/small/", USUAL, "32x32"),
                        TestRules.rule("word", "ava", USUAL, "32x32")));
    }

    @Test
    void rulesOfTheSameOriginalsMayNot() {
        assertEquals(
                Optional.of("\"covers/a\" of b in 64x64 (rule covers) and \"covers/a\" of b in 64x64 (rule hero)"
                        + " would both get the key \"covers/thumbnail_a\""),
                meeting(
                        TestRules.rule("covers", "covers/", USUAL, "64x64"),
                        TestRules.rule("hero", "covers/", USUAL, "64x64")));
    }

    /** One rule's thumbnails go where another's are; its own originals do not lie there. */
    @Test
    void findsARuleThatStoresWhereAnotherOneDoes() {
        assertEquals(
                Optional.of("\"a/a\" of b in 64x64 (rule a) and \"old/a/a\" of b in 64x64"
                        + " would both get the key \"old/a/thumbnail_a\""),
                meeting(TestRules.rule("a", "a/", "old/{dir}thumbnail_{file}", "64x64")));
        assertEquals(
                Optional.empty(),
                meeting(
                        TestRules.rule("a", "a/", "old/{dir}thumbnail_{file}", "64x64"),
                        TestRules.ignoring("old", "old/")));
    }

    @Test
    void formatsMeetUnlessTheKeyNamesThem() {
        List<ImageFormat> both = List.of(ImageFormat.JPEG, ImageFormat.WEBP);

        assertEquals(Optional.empty(), meeting(TestRules.rule("a", "a/", "{dir}{file}.{ext}", "8x8", both)));
        assertEquals(
                Optional.of("\"a/a\" of b in 8x8 jpeg (rule a) and \"a/a\" of b in 8x8 webp (rule a)"
                        + " would both get the key \"a/ta\""),
                meeting(TestRules.rule("a", "a/", "{dir}t{file}", "8x8", both)));
    }

    @Test
    void knowsItsThumbnailsByTheirOriginals() {
        Rules rules = TestRules.withRest(
                TestRules.rule("avatars", "avatars/", "{dir}small_{file}", "8x8"), TestRules.ignoring("tmp", "tmp/"));
        ThumbnailKeys keys = new ThumbnailKeys(rules, List.of("b"));

        assertEquals(
                "avatars",
                keys.variantOf("avatars/small_a.jpg").orElseThrow().rule().name());
        assertEquals(
                "",
                keys.variantOf("photos/thumbnail_a.jpg").orElseThrow().rule().name());
        assertEquals(Optional.empty(), keys.variantOf("photos/small_a.jpg"));
        assertEquals(Optional.empty(), keys.variantOf("avatars/thumbnail_a.jpg"));
        assertEquals(Optional.empty(), keys.variantOf("tmp/thumbnail_a.jpg"));
    }

    /**
     * Not by examples: of random rules, what is said to meet does, and otherwise no two thumbnails of all short originals have
     * the same key.
     */
    @Test
    void noTwoThumbnailsMeetUnlessItIsSaid() {
        Random random = new Random(1);
        List<String> originals = originals();
        int meetings = 0;
        int others = 0;
        for (int round = 0; round < 500; round++) {
            Rules rules = TestRules.of(randomRules(random));
            Optional<ThumbnailKeys.Meeting> meeting = new ThumbnailKeys(rules, List.of("b")).meeting();
            if (meeting.isPresent()) {
                meetings++;
                assertMeet(rules, meeting.get().description());
            } else {
                others++;
                assertAllDiffer(rules, originals);
            }
        }
        assertTrue(meetings > 50 && others > 50, meetings + " meet, " + others + " do not");
    }

    private static List<Rule> randomRules(Random random) {
        List<String> befores = List.of("", "a/", "1/", "x", "a");
        List<String> betweens = List.of("", "a", "1/", "x_");
        List<String> afters = List.of("", "a", "/1", "x");
        List<String> prefixes = List.of("a", "a/", "a/a", "1", "x/", "aa", "1/x");
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            String template =
                    pick(befores, random) + "{dir}" + pick(betweens, random) + "{file}" + pick(afters, random);
            String name = i == 0 ? "" : "rule-" + i;
            rules.add(
                    i > 0 && random.nextInt(8) == 0
                            ? TestRules.ignoring(name, pick(prefixes, random))
                            : TestRules.rule(name, i == 0 ? "" : pick(prefixes, random), template, "8x8"));
        }
        return rules;
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    /** Every key of up to four characters of prefixes and templates. */
    private static List<String> originals() {
        List<String> all = new ArrayList<>(List.of(""));
        int begin = 0;
        for (int length = 1; length <= 4; length++) {
            for (int end = all.size(); begin < end; begin++) {
                String beginning = all.get(begin);
                List.of("1", "/", "a", "x").forEach(character -> all.add(beginning + character));
            }
        }
        all.removeIf(key -> key.isEmpty() || key.endsWith("/"));
        return all;
    }

    private static void assertAllDiffer(Rules rules, List<String> originals) {
        Map<String, String> seen = new HashMap<>();
        for (String original : originals) {
            for (Variant variant : rules.of(original).variants()) {
                String other = seen.put(variant.keyOf("b", original), original);
                assertEquals(null, other, () -> "%s and %s meet".formatted(original, other));
            }
        }
    }

    private static void assertMeet(Rules rules, String description) {
        String[] words = description.split("\"", -1);
        String key = words[5];
        long found = IntStream.of(1, 3)
                .filter(i -> rules.of(words[i]).variants().stream()
                        .anyMatch(variant -> variant.keyOf("b", words[i]).equals(key)))
                .count();
        assertEquals(2, found, description);
    }
}
