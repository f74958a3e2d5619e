package org.thumbnailroute.backfill;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.thumbnailroute.terminal.UsageException;
import org.thumbnailroute.text.Printable;

/**
 * What a backfill has to know to go on where it was stopped.
 *
 * @param version of this document's form
 * @param options what it was begun with, by the names of the options and settings
 * @param started when, ISO-8601
 * @param planned what the plan counted
 * @param place behind what SQS has taken
 * @param counts up to that place
 * @param sending how far it is once SQS has taken the batch that is under way; no further if there is none
 * @param finished whether there is nothing left
 */
record BackfillState(
        int version,
        Map<String, String> options,
        String started,
        Counts planned,
        Place place,
        Counts counts,
        Step sending,
        boolean finished) {

    static final int VERSION = 1;

    /** A place, and the counts up to there. */
    record Step(Place place, Counts counts) {}

    /** @throws java.time.format.DateTimeParseException if the start is no time */
    BackfillState {
        started = Instant.parse(started).toString();
    }

    static BackfillState begin(Map<String, String> options, String started, Counts planned, Place start) {
        Counts none = new RunningCounts().counts();
        return new BackfillState(VERSION, options, started, planned, start, none, new Step(start, none), false);
    }

    /** A batch is sent now: whoever goes on from here cannot know whether SQS took it. */
    BackfillState sending(Step next) {
        return new BackfillState(version, options, started, planned, place, counts, next, false);
    }

    /** SQS took it. */
    BackfillState at(Step next) {
        return new BackfillState(version, options, started, planned, next.place(), next.counts(), next, false);
    }

    BackfillState end(Counts all) {
        return new BackfillState(version, options, started, planned, place, all, new Step(place, all), true);
    }

    /** The summary for people. */
    List<String> lines() {
        return List.of(
                "queued: %s; %,.1f MB".formatted(Counts.text(counts.queued()), counts.bytes() / 1e6),
                "skipped: " + Counts.text(counts.skipped()),
                "refused, because the worker would park them: " + Counts.text(counts.refused()));
    }

    /** @throws UsageException if it was begun with other options: nobody could say what "go on" would mean */
    void requireSame(Map<String, String> now, String file) {
        String changes = options.entrySet().stream()
                .filter(option -> !option.getValue().equals(now.get(option.getKey())))
                .sorted(Map.Entry.comparingByKey())
                .map(option -> "%s was \"%s\", now \"%s\""
                        .formatted(
                                option.getKey(),
                                Printable.of(option.getValue()),
                                Printable.of(now.getOrDefault(option.getKey(), ""))))
                .collect(Collectors.joining("; "));
        if (!changes.isEmpty() || !options.keySet().equals(now.keySet())) {
            throw new UsageException(
                    "%s is the place of a backfill with other options (%s): finish that one with its own options, name another --state, or delete the file to begin anew"
                            .formatted(file, changes));
        }
    }
}
