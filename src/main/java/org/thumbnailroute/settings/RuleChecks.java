package org.thumbnailroute.settings;

import java.util.List;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.Webp;
import org.thumbnailroute.rule.KeyTemplate;
import org.thumbnailroute.rule.Profile;
import org.thumbnailroute.rule.Rule;
import org.thumbnailroute.rule.Rules;
import org.thumbnailroute.rule.ThumbnailKeys;
import org.thumbnailroute.text.Printable;

/**
 * What no single setting of a rule shows: WebP that nobody writes, loops, thumbnails that would overwrite each other. Each
 * complaint names the rule's setting.
 */
final class RuleChecks {

    private final SettingReader reader;
    private final BucketSettings buckets;

    RuleChecks(SettingReader reader, BucketSettings buckets) {
        this.reader = reader;
        this.buckets = buckets;
    }

    /** @throws InvalidSettingException for the first one found */
    void check(Rules rules) {
        rules.profiles().forEach(this::checkIgnoring);
        if (rules.profiles().stream().allMatch(Profile::ignores)) {
            throw new InvalidSettingException(
                    "thumbnail.ignore", "true", "no rule makes thumbnails, so that nothing would ever be done");
        }
        rules.all().stream().filter(rule -> !rule.ignore()).forEach(rule -> {
            checkFormats(rule, rules.webp());
            checkLoop(rule);
            checkKey(rule);
        });
        new ThumbnailKeys(rules, buckets.sources()).meeting().ifPresent(meeting -> {
            Rule rule = meeting.one().isForTheRest() ? meeting.other() : meeting.one();
            throw invalidKey(
                    rule,
                    meeting.description()
                            + (meeting.one().equals(meeting.other())
                                    ? "; keep {size} and {bucket} apart from names, for example by a slash"
                                    : "; let both keys begin with directories of their own, or both file names with prefixes of their own"));
        });
    }

    private void checkIgnoring(Profile profile) {
        for (Rule rule : profile.rules()) {
            if (!rule.ignore()) {
                continue;
            }
            if (profile.rules().size() > 1) {
                String other = profile.rules().stream()
                        .map(Rule::name)
                        .filter(name -> !name.equals(rule.name()))
                        .findFirst()
                        .orElseThrow();
                throw new InvalidSettingException(
                        rule.setting("ignore"), "true", "rule %s has the same prefix".formatted(other));
            }
            if (!rule.isForTheRest()) {
                requireNothingElse(rule);
            }
        }
    }

    private void requireNothingElse(Rule rule) {
        for (String setting : RuleNames.SETTINGS) {
            String name = rule.setting(setting);
            if (!List.of("prefix", "ignore").contains(setting) && reader.has(name)) {
                throw new InvalidSettingException("%s has no effect, because %s is true: delete one of them"
                        .formatted(name, rule.setting("ignore")));
            }
        }
    }

    private void checkFormats(Rule rule, Webp webp) {
        if (rule.formats().contains(ImageFormat.WEBP) && webp == Webp.JAVA) {
            throw new InvalidSettingException(
                    where(rule, "format"),
                    "webp",
                    "WebP is not written with thumbnail.webp = java: use native there, or png");
        }
    }

    private void checkLoop(Rule rule) {
        if (buckets.sources().contains(buckets.target()) && !rule.key().keepsThumbnailsApart()) {
            throw new InvalidSettingException(
                    "thumbnail.target-bucket",
                    buckets.target(),
                    "is a source bucket too, and %s = \"%s\" does not tell thumbnails from originals: use a directory, such as thumbs/{dir}{file}, or a prefix that ends as no word does, such as {dir}thumbnail_{file}"
                            .formatted(where(rule, "key"), rule.key()));
        }
    }

    private void checkKey(Rule rule) {
        KeyTemplate key = rule.key();
        if (rule.sizes().size() > 1 && !key.namesSizes()) {
            throw invalidKey(rule, "needs {size}, because %s asks for several".formatted(where(rule, "size")));
        }
        if (rule.formats().size() > 1 && !key.namesFormats()) {
            throw invalidKey(rule, "needs {ext}, because %s asks for several".formatted(where(rule, "format")));
        }
        if (rule.formats().isEmpty() && key.namesFormats()) {
            throw invalidKey(
                    rule,
                    "{ext} needs formats, but %s = source leaves them to the originals"
                            .formatted(where(rule, "format")));
        }
        if (buckets.sources().size() > 1 && !key.namesBuckets()) {
            throw invalidKey(rule, "needs {bucket}/, because thumbnail.source-bucket names several");
        }
    }

    private String where(Rule rule, String setting) {
        return RuleReader.where(reader, rule.name(), setting);
    }

    /** Names the rule's own setting, also if it has none so far: there it can be changed without changing other rules. */
    private InvalidSettingException invalidKey(Rule rule, String problem) {
        String inherited = where(rule, "key").equals(rule.setting("key")) ? "" : " (from thumbnail.key)";
        return new InvalidSettingException("%s = \"%s\"%s: %s"
                .formatted(rule.setting("key"), Printable.of(rule.key().toString()), inherited, problem));
    }
}
