package org.thumbnailroute.digest;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.thumbnailroute.text.Printable;

/** The mail: how many in which directory, what failed and why, the first links. */
final class DigestText {

    /** Bytes; SNS takes 262,144, the other texts included. */
    private static final int LONGEST = 200_000;

    private static final int RESERVE = 20_000;

    private static final int MOST_DIRECTORIES = 10;

    /** Uploads that are named of those with one reason, or with one outcome that this does not know. */
    private static final int MOST_NAMED = 5;

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Digest digest;
    private final BoundedText text = new BoundedText(LONGEST, RESERVE);

    private DigestText(Digest digest) {
        this.digest = digest;
    }

    static String of(Digest digest, DigestSubject subject) {
        DigestText text = new DigestText(digest);
        text.text.add(subject + ".\n" + text.times() + "\n");
        text.addDirectories();
        text.addFailures();
        text.addOthers();
        text.addLinks();
        return text.text.toString();
    }

    private String times() {
        Optional<String> first = digest.first().map(SECONDS::format);
        Optional<String> last = digest.last().map(SECONDS::format);
        return first.map(from -> last.equals(first)
                        ? "Announced at %s UTC.\n".formatted(from)
                        : "Announced from %s to %s UTC.\n".formatted(from, last.orElse(from)))
                .orElse("");
    }

    private void addDirectories() {
        Map<String, Long> uploads = digest.of(Told.ANNOUNCED).stream()
                .collect(groupingBy(DigestText::directory, LinkedHashMap::new, counting()));
        if (digest.of(Told.ANNOUNCED).size() < 2) {
            return;
        }
        text.add("Uploads with thumbnails, by directory:\n");
        uploads.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_DIRECTORIES)
                .forEach(entry -> text.add("%7d  %s\n".formatted(entry.getValue(), entry.getKey())));
        addMore(uploads.size() - MOST_DIRECTORIES);
        text.add("\n");
    }

    /** The first directory, as the attribute {@code prefix} of announcements has it. */
    private static String directory(Told told) {
        return told.source()
                .map(source -> source.bucket()
                        + "/"
                        + source.key().substring(0, source.key().indexOf('/') + 1))
                .map(Printable::line)
                .orElse("(unknown)");
    }

    private void addFailures() {
        Map<String, List<Told>> byReason = digest.of(Told.PARKED).stream()
                .collect(groupingBy(
                        told -> told.failure().map(Told.Failure::reason).orElse("(unknown)"),
                        LinkedHashMap::new,
                        Collectors.toList()));
        byReason.forEach((reason, all) -> {
            String action = all.get(0).failure().map(Told.Failure::action).orElse("see the dead-letter queue");
            text.add("%s, %s: %s.\n"
                    .formatted(
                            DigestSubject.number(all.size(), "failure"),
                            Printable.line(reason),
                            Printable.line(action)));
            addNames(all);
        });
    }

    private void addOthers() {
        digest.outcomes().stream()
                .filter(outcome -> !outcome.equals(Told.ANNOUNCED) && !outcome.equals(Told.PARKED))
                .forEach(outcome -> {
                    List<Told> all = digest.of(outcome);
                    text.add("%d %s:\n".formatted(all.size(), outcome));
                    addNames(all);
                });
    }

    private void addNames(List<Told> all) {
        all.stream().limit(MOST_NAMED).forEach(told -> text.add("  %s%s\n".formatted(name(told), error(told))));
        addMore(all.size() - MOST_NAMED);
        text.add("\n");
    }

    private static String name(Told told) {
        return told.source()
                .map(source -> source.key().isEmpty() ? source.bucket() : source.key())
                .map(Printable::of)
                .orElse("(the event names no object)");
    }

    private static String error(Told told) {
        return told.failure()
                .map(failure -> ": " + Printable.line(failure.error()))
                .orElse("");
    }

    private void addLinks() {
        List<Told> announced = digest.of(Told.ANNOUNCED);
        List<Told> linked =
                announced.stream().filter(told -> !told.links().isEmpty()).toList();
        Optional<String> expires = linked.stream()
                .flatMap(told -> told.links().stream())
                .map(Told.Link::expires)
                .filter(time -> !time.isEmpty())
                .min(Comparator.naturalOrder());
        if (linked.isEmpty()) {
            return;
        }
        text.add("Links%s%s:\n\n"
                .formatted(
                        linked.size() < announced.size()
                                ? " to the thumbnails of %d uploads".formatted(linked.size())
                                : "",
                        expires.map(time -> ", valid until %s%s"
                                        .formatted(minutes(time), linked.size() > 1 ? " or later" : ""))
                                .orElse("")));
        int listed = 0;
        for (Told told : linked) {
            if (!text.add(links(told))) {
                break;
            }
            listed++;
        }
        addMore(announced.size() - listed);
    }

    /** A time of an announcement, as a person reads it; as it is if it is none. */
    private static String minutes(String time) {
        try {
            return MINUTES.format(Instant.parse(time)) + " UTC";
        } catch (DateTimeParseException e) {
            return Printable.line(time);
        }
    }

    private static String links(Told told) {
        return told.links().stream()
                .map(link -> "%s: %s\n".formatted(Printable.line(link.size()), Printable.whole(link.url())))
                .collect(Collectors.joining("", name(told) + "\n", "\n"));
    }

    private void addMore(int more) {
        if (more > 0) {
            text.addLast("  and %d more\n".formatted(more));
        }
    }
}
