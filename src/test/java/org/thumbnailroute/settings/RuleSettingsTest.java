package org.thumbnailroute.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.rule.Rule;
import org.thumbnailroute.rule.Rules;
import org.thumbnailroute.rule.Storing;

class RuleSettingsTest {

    /** What the tests of one setting add to: a rule that is complete. */
    private static final String AVATARS = """
            thumbnail.rule.avatars.prefix = avatars/
            thumbnail.rule.avatars.size = 64x64,256x256
            thumbnail.rule.avatars.key = {dir}{size}_{file}
            """;

    private static Properties shippedWith(String more) {
        Properties properties = ShippedSettings.properties();
        try {
            properties.load(new StringReader(more));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return properties;
    }

    private static Rules rules(String more) {
        return ShippedSettings.of(shippedWith(more)).rules();
    }

    private static Rule rule(Rules rules, String name) {
        return rules.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String complaint(String more) {
        return complaint(more, Map.of());
    }

    private static String complaint(String more, Map<String, String> variables) {
        return String.valueOf(
                assertThrows(InvalidSettingException.class, () -> ShippedSettings.of(shippedWith(more), variables))
                        .getMessage());
    }

    @Test
    void withoutRulesThereIsTheOneForEverythingElse() {
        Rules rules = rules("");

        assertEquals(1, rules.profiles().size());
        assertEquals("thumbnail.size", rules.rest().rules().get(0).setting("size"));
        assertEquals(Storing.PLAIN, rules.rest().rules().get(0).storing());
        assertEquals("v3 64x64", rules.rest().recipe());
    }

    @Test
    void takesFromTheRestWhatARuleDoesNotSay() {
        Rules rules = rules(AVATARS + """
                thumbnail.rule.avatars.mode = cover
                thumbnail.quality = 71
                thumbnail.rule.avatars.quality =
                """);

        Rule avatars = rule(rules, "avatars");
        assertEquals("avatars/", avatars.prefix());
        assertEquals(List.of(new BoundingBox(64, 64), new BoundingBox(256, 256)), avatars.sizes());
        assertEquals(Mode.COVER, avatars.mode());
        assertEquals(71, avatars.quality());
        assertEquals(List.of(), avatars.formats());
        assertEquals(Mode.FIT, rules.rest().rules().get(0).mode());
    }

    @Test
    void readsStoringAndFormats() {
        Rule rule = rule(rules(AVATARS + """
                        thumbnail.rule.avatars.key = {dir}{size}_{file}.{ext}
                        thumbnail.rule.avatars.format = jpeg, webp
                        thumbnail.rule.avatars.cache-control = public, max-age=86400
                        thumbnail.rule.avatars.tags = team=web
                        thumbnail.copy-metadata = title
                        """), "avatars");

        assertEquals(List.of(ImageFormat.JPEG, ImageFormat.WEBP), rule.formats());
        assertEquals(
                new Storing(
                        Optional.of("public, max-age=86400"),
                        Optional.empty(),
                        Map.of("team", "web"),
                        List.of("title")),
                rule.storing());
    }

    @Test
    void variablesOverrideAndAddRules() {
        Rules rules = ShippedSettings.of(
                        shippedWith(AVATARS),
                        Map.of(
                                "THUMBNAIL_RULE_AVATARS_SIZE", "32x32",
                                "THUMBNAIL_RULE_BIG_COVERS_PREFIX", "covers/big/",
                                "THUMBNAIL_RULE_BIG_COVERS_CACHE_CONTROL", "no-cache",
                                "THUMBNAIL_RULE_7_IGNORE", "true",
                                "THUMBNAIL_RULE_7_PREFIX", "tmp/",
                                // a Service of the cluster
                                "THUMBNAIL_RULE_SERVICE_HOST", "10.0.0.1"))
                .rules();

        assertEquals(List.of(new BoundingBox(32, 32)), rule(rules, "avatars").sizes());
        assertEquals(
                Optional.of("no-cache"), rule(rules, "big-covers").storing().cacheControl());
        assertEquals("rule 7", rules.of("tmp/a").toString());
        assertEquals(
                List.of("", "7", "avatars", "big-covers"),
                rules.all().stream().map(Rule::name).toList());
    }

    @Test
    void warnsOfAPrefixThatHardlyAnyKeyHas() {
        Rules slash = rules("""
                thumbnail.rule.avatars.prefix = /avatars/
                thumbnail.rule.avatars.key = {dir}small_{file}
                """);

        assertEquals(
                List.of(
                        "thumbnail.rule.avatars.prefix = \"/avatars/\" begins with a slash, as keys in S3 hardly ever do"),
                SettingNames.unlikely(slash));
        assertEquals(List.of(), SettingNames.unlikely(rules(AVATARS)));
    }

    /** Each line of the settings names the rule and the setting. */
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            thumbnail.rule.avatars.size       | 64            | thumbnail.rule.avatars.size = "64": "64" is not WIDTHxHEIGHT in pixels, such as 64x64
            thumbnail.rule.avatars.quality    | 101           | thumbnail.rule.avatars.quality = "101": expected a whole number from 1 to 100
            thumbnail.rule.avatars.ignore     | yes           | thumbnail.rule.avatars.ignore = "yes": expected true or false
            thumbnail.rule.avatars.ignore     | true          | thumbnail.rule.avatars.size has no effect, because thumbnail.rule.avatars.ignore is true: delete one of them
            thumbnail.rule.avatars.prefix     | ' '           | thumbnail.rule.avatars.prefix is missing: set it in application.properties or as THUMBNAIL_RULE_AVATARS_PREFIX
            thumbnail.rule.avatars.prefix     | avatars/*     | thumbnail.rule.avatars.prefix = "avatars/*": expected what keys begin with, such as avatars/, without the bucket and without *
            thumbnail.rule.avatars.prefix     | s3://b/a/     | thumbnail.rule.avatars.prefix = "s3://b/a/": expected what keys begin with, such as avatars/, without the bucket and without *
            thumbnail.rule.avatars.sizes      | 64x64         | thumbnail.rule.avatars.sizes is no setting of a rule; did you mean thumbnail.rule.avatars.size?
            thumbnail.rule.Avatars.size       | 64x64         | thumbnail.rule.Avatars.size: "Avatars" is no name of a rule: small letters, digits and single hyphens
            thumbnail.rule.a--b.size          | 64x64         | thumbnail.rule.a--b.size: "a--b" is no name of a rule: small letters, digits and single hyphens
            thumbnail.rule.a.b.size           | 64x64         | thumbnail.rule.a.b.size: "a.b" is no name of a rule: small letters, digits and single hyphens
            thumbnail.rule.avatars            | x             | thumbnail.rule.avatars: a setting of a rule is called thumbnail.rule.NAME.SETTING
            thumbnail.rules.avatars.size      | 64x64         | thumbnail.rules.avatars.size: a setting of a rule is called thumbnail.rule.NAME.SETTING
            thumbnail.rule.other.size         | 64x64         | thumbnail.rule.other.prefix is missing: set it in application.properties or as THUMBNAIL_RULE_OTHER_PREFIX
            thumbnail.rule.avatars.format     | jpeg,webp     | thumbnail.rule.avatars.key = "{dir}{size}_{file}": needs {ext}, because thumbnail.rule.avatars.format asks for several
            thumbnail.rule.avatars.format     | source,webp   | thumbnail.rule.avatars.format = "source,webp": source stands alone: for more formats beside that of the original, add a rule with the same prefix
            thumbnail.rule.avatars.key        | {ext}/{size}/{dir}{file} | thumbnail.rule.avatars.key = "{ext}/{size}/{dir}{file}": {ext} needs formats, but thumbnail.format = source leaves them to the originals
            thumbnail.rule.avatars.key        | ' '           | thumbnail.rule.avatars.key = "{dir}thumbnail_{file}" (from thumbnail.key): needs {size}, because thumbnail.rule.avatars.size asks for several
            thumbnail.rule.avatars.key        | {dir}x_{file} | thumbnail.rule.avatars.key = "{dir}x_{file}": needs {size}, because thumbnail.rule.avatars.size asks for several
            thumbnail.rule.avatars.storage-class | GLACIER    | thumbnail.rule.avatars.storage-class = "GLACIER": cannot be read by a link before it is restored; GLACIER_IR is an archive that can be read at once
            thumbnail.source-bucket           | one,two       | thumbnail.key = "{dir}thumbnail_{file}": needs {bucket}/, because thumbnail.source-bucket names several
            """)
    void namesRuleAndSettingInOneLine(String name, String value, String problem) {
        assertEquals(problem, complaint(AVATARS + name + " = " + value));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            THUMBNAIL_RULE_AVATARS_SIZES         | ' is no setting of a rule; did you mean THUMBNAIL_RULE_AVATARS_SIZE?'
            THUMBNAIL_RULE_OLD_AVATARS_CACHECONTROL | ' is no setting of a rule; did you mean THUMBNAIL_RULE_OLD_AVATARS_CACHE_CONTROL?'
            THUMBNAIL_RULE_SIZE                  | ': a setting of a rule is called THUMBNAIL_RULE_NAME_SETTING'
            THUMBNAIL_RULES_AVATARS_SIZE         | ': a setting of a rule is called THUMBNAIL_RULE_NAME_SETTING'
            """)
    void namesAMistypedVariable(String variable, String problem) {
        assertEquals(variable + problem, complaint(AVATARS, Map.of(variable, "64x64")));
    }

    @Test
    void anIgnoringRuleStandsAlone() {
        assertEquals(
                "thumbnail.rule.tmp.ignore = \"true\": rule avatars has the same prefix", complaint(AVATARS + """
                        thumbnail.rule.tmp.prefix = avatars/
                        thumbnail.rule.tmp.ignore = true
                        """));
    }

    @Test
    void ignoringEverythingIsAMistake() {
        assertEquals(
                "thumbnail.ignore = \"true\": no rule makes thumbnails, so that nothing would ever be done",
                complaint("thumbnail.ignore = true"));
        assertEquals(
                "no rule",
                rules(AVATARS + "thumbnail.ignore = true").of("other/a.jpg").toString());
    }

    @Test
    void aPrefixIsNoLongerThanAKey() {
        String longest = "\u00fc".repeat(512);

        assertEquals(
                longest,
                rule(rules(AVATARS + "thumbnail.rule.avatars.prefix = " + longest), "avatars")
                        .prefix());
        assertEquals(
                "thumbnail.rule.avatars.prefix = \"%sa\": no key begins like this: it has 1025 bytes in UTF-8, a key in S3 at most 1024"
                        .formatted(longest),
                complaint(AVATARS + "thumbnail.rule.avatars.prefix = " + longest + "a"));
    }

    @Test
    void noTwoRulesMayGiveOneKey() {
        assertEquals(
                "thumbnail.rule.avatars.key = \"{size}/{dir}{file}\": \"avatars/a\" of naa-hd-image-source in 64x64 (rule avatars)"
                        + " and \"avatars/a\" of naa-hd-image-source in 64x64 (rule more) would both get the key"
                        + " \"64x64/avatars/a\"; let both keys begin with directories of their own, or both file names with prefixes of their own",
                complaint(AVATARS + """
                        thumbnail.rule.avatars.key = {size}/{dir}{file}
                        thumbnail.rule.more.prefix = avatars/
                        thumbnail.rule.more.key = {size}/{dir}{file}
                        """));
    }

    @Test
    void eachRuleKeepsItsThumbnailsApartFromOriginals() {
        assertEquals(
                "thumbnail.target-bucket = \"naa-hd-image-source\": is a source bucket too, and thumbnail.rule.avatars.key = \"{dir}{file}{size}\""
                        + " does not tell thumbnails from originals: use a directory, such as thumbs/{dir}{file},"
                        + " or a prefix that ends as no word does, such as {dir}thumbnail_{file}",
                complaint(AVATARS + """
                        thumbnail.target-bucket = naa-hd-image-source
                        thumbnail.rule.avatars.key = {dir}{file}{size}
                        """));
    }
}
