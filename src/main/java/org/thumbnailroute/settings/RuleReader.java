package org.thumbnailroute.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.Gravity;
import org.thumbnailroute.engine.HexColour;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.rule.KeyTemplate;
import org.thumbnailroute.rule.PictureFact;
import org.thumbnailroute.rule.Rule;
import org.thumbnailroute.rule.Storing;
import org.thumbnailroute.rule.StoringParsers;

/** Reads one rule; what it does not say, the rule for everything else says. */
final class RuleReader {

    /** In bytes of UTF-8, as S3 counts. */
    private static final int LONGEST_KEY = 1_024;

    private final SettingReader reader;
    private final String name;

    /** @param name of the rule; empty for the rule for everything else */
    RuleReader(SettingReader reader, String name) {
        this.reader = reader;
        this.name = name;
    }

    /** @throws InvalidSettingException for the first setting that is missing or makes no sense */
    Rule read() {
        return new Rule(
                name,
                name.isEmpty() ? "" : reader.value(Rule.setting(name, "prefix"), RuleReader::prefix),
                reader.valueOr("false", Rule.setting(name, "ignore"), SettingParsers::flag),
                reader.list(where("size"), BoundingBox::parse),
                reader.value(where("mode"), Mode::parse),
                reader.valueOr("centre", where("gravity"), Gravity::parse),
                reader.value(where("format"), RuleReader::formats),
                (int) reader.number(where("quality"), 1, 100),
                reader.value(where("background"), HexColour::parse),
                reader.value(where("key"), KeyTemplate::new),
                orNone("facts", PictureFact::parse),
                storing());
    }

    private Storing storing() {
        return new Storing(
                orNone("cache-control", StoringParsers::cacheControl),
                orNone("storage-class", StoringParsers::storageClass),
                orNone("tags", StoringParsers::tags),
                orNone("copy-metadata", StoringParsers::copiedMetadata));
    }

    private <T> T orNone(String setting, Function<String, T> parser) {
        return reader.valueOr("none", where(setting), parser);
    }

    /** The name of the setting that this value of the rule comes from. */
    private String where(String setting) {
        return where(reader, name, setting);
    }

    static String where(SettingReader reader, String name, String setting) {
        String own = Rule.setting(name, setting);
        return reader.has(own) ? own : Rule.setting("", setting);
    }

    private static String prefix(String text) {
        if (text.startsWith("s3://") || text.contains("*")) {
            throw new IllegalArgumentException(
                    "expected what keys begin with, such as avatars/, without the bucket and without *");
        }
        int length = text.getBytes(UTF_8).length;
        if (length > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "no key begins like this: it has %d bytes in UTF-8, a key in S3 at most %d"
                            .formatted(length, LONGEST_KEY));
        }
        return text;
    }

    /** Empty for {@code source}. */
    private static List<ImageFormat> formats(String text) {
        List<String> formats =
                Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
        if (formats.size() > 1 && formats.contains("source")) {
            throw new IllegalArgumentException(
                    "source stands alone: for more formats beside that of the original, add a rule with the same prefix");
        }
        return formats.stream()
                .map(SettingParsers::format)
                .flatMap(Optional::stream)
                .toList();
    }
}
