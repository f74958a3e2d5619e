package org.thumbnailroute.backfill;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.rule.Profile;
import org.thumbnailroute.rule.Rule;
import org.thumbnailroute.settings.Settings;

/**
 * What was asked for.
 *
 * @param hasBefore whether the end of the time was given; otherwise it is the begin of the backfill
 * @param audience who hears of the thumbnails
 * @param isDryRun whether only the plan is wanted
 * @param rate messages a second at most
 * @param queueLimit messages that may wait in the queue
 * @param state the file that holds the place
 * @param isAgreed whether nobody is to be asked
 * @param isJson whether the summary is for programs
 */
record BackfillOptions(
        Selection selection,
        boolean hasBefore,
        Audience audience,
        boolean isDryRun,
        int rate,
        int queueLimit,
        Path state,
        boolean isAgreed,
        boolean isJson) {

    /** What must not change between the begin of a backfill and its end, by the names that people know. */
    Map<String, String> fixed(Settings settings, String queueUrl) {
        Map<String, String> fixed = new TreeMap<>();
        fixed.put("--bucket", String.join(",", selection.buckets()));
        fixed.put("--prefix", selection.prefix());
        fixed.put("--since", selection.since().map(Object::toString).orElse(""));
        fixed.put("--before", hasBefore ? selection.before().toString() : "");
        fixed.put("--suffix", String.join(",", selection.suffixes()));
        fixed.put("--missing, --stale or --all", selection.scope().option());
        fixed.put("--max", selection.most() == Long.MAX_VALUE ? "" : Long.toString(selection.most()));
        fixed.put("--announce", audience.word());
        fixed.put("thumbnail.queue", queueUrl);
        fixed.put("thumbnail.target-bucket", settings.buckets().target());
        for (Profile profile : settings.rules().profiles()) {
            for (Rule rule : profile.rules()) {
                fixed.put(rule.setting("key"), rule.key().toString());
                fixed.put(
                        rule.isForTheRest() ? "the settings of thumbnails" : "the settings of rule " + rule.name(),
                        rule.ignore() ? "ignore" : profile.recipe(rule));
                if (!rule.isForTheRest()) {
                    fixed.put(rule.setting("prefix"), rule.prefix());
                }
            }
        }
        return fixed;
    }

    /** The same for a backfill that was begun at this time. */
    BackfillOptions begunAt(Instant start) {
        Selection now = selection;
        Selection then = new Selection(
                now.buckets(),
                now.prefix(),
                now.since(),
                hasBefore ? now.before() : start,
                now.suffixes(),
                now.scope(),
                now.most());
        return new BackfillOptions(then, hasBefore, audience, isDryRun, rate, queueLimit, state, isAgreed, isJson);
    }
}
