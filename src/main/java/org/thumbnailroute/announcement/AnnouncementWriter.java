package org.thumbnailroute.announcement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Variable;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.rule.CurrentRules;
import org.thumbnailroute.rule.Profile;
import org.thumbnailroute.rule.Rule;
import org.thumbnailroute.rule.Variant;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.text.Printable;
import org.thumbnailroute.thumbnail.StoredThumbnail;

/**
 * Writes the SNS message in the form of {@code MessageStructure=json}: for people a sentence and the links, for every
 * other protocol the {@link Announcement}. All the texts together count towards SNS's limit, so each stands there as
 * rarely as can be.
 */
public final class AnnouncementWriter {

    /** Bytes that SNS takes, without 1 kB for the subject, the trace context and what else somebody adds to the message. */
    private static final int LONGEST_MESSAGE = 262_144 - 1_024;

    /** Characters that SNS sends by SMS, in several parts. */
    private static final int LONGEST_SMS = 1_600;

    /** What each signed link has in its query, as short as it can be. */
    private static final String SHORTEST_LINK =
            "http://s/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261126T000000Z"
                    + "&X-Amz-SignedHeaders=host&X-Amz-Expires=1&X-Amz-Credential=k%2F20261126%2Fr%2Fs3%2Faws4_request"
                    + "&X-Amz-Signature=" + "0".repeat(64);

    /**
     * Makes a writer for announcements of what the rules ask for.
     *
     * @throws InvalidSettingException if there are more thumbnails than one can hold, however short its keys and links
     */
    public AnnouncementWriter(CurrentRules rules) {
        rules.require(all -> all.profiles().forEach(AnnouncementWriter::requireRoom));
    }

    /**
     * Writes the message about one upload, and sets its attributes.
     *
     * @throws RejectedException if SNS would not take it
     * @throws NothingToDoException if nobody is to hear of it; routes edited before there was a backfill would announce it
     */
    @Handler
    public String write(
            Exchange exchange,
            @Variable("upload") Upload upload,
            @Variable("source") Announcement.Source source,
            @Body List<StoredThumbnail> thumbnails) {
        if (!upload.isAnnounced()) {
            throw new NothingToDoException("not-announced (the thumbnail is stored)");
        }
        Attributes attributes = attributes(source, thumbnails, upload.audience());
        String message = write(source, thumbnails, attributes);
        attributes.addTo(exchange.getMessage());
        return message;
    }

    /** Of the formats: the thumbnails', because those are the files that a subscriber will read. */
    static Attributes attributes(Announcement.Source source, List<StoredThumbnail> thumbnails, Audience audience) {
        return Attributes.of(Announcement.OUTCOME, Announcement.VERSION, audience)
                .putSource(source.bucket(), source.key())
                .put(
                        "format",
                        thumbnails.stream().map(AnnouncementWriter::format).toList());
    }

    private static String format(StoredThumbnail thumbnail) {
        String contentType = thumbnail.contentType();
        return contentType.substring(contentType.indexOf('/') + 1);
    }

    String write(Announcement.Source source, List<StoredThumbnail> thumbnails, Attributes attributes) {
        String message = message(source, thumbnails);
        int bytes = bytes(message) + attributes.bytes();
        if (bytes > LONGEST_MESSAGE) {
            throw new RejectedException(
                    Reason.ANNOUNCEMENT_TOO_LONG,
                    "the announcement of %d thumbnails has %d bytes, SNS takes %d (%s)"
                            .formatted(thumbnails.size(), bytes, LONGEST_MESSAGE, settings(thumbnails)));
        }
        return message;
    }

    /** Those that would make the announcement shorter. */
    private static String settings(List<StoredThumbnail> thumbnails) {
        return thumbnails.stream()
                .map(StoredThumbnail::rule)
                .distinct()
                .flatMap(rule -> Stream.of(Rule.setting(rule, "size"), Rule.setting(rule, "key")))
                .collect(Collectors.joining(", "));
    }

    private static void requireRoom(Profile profile) {
        if (profile.ignores()) {
            return;
        }
        Announcement.Source source = new Announcement.Source("b", "k", "e", "image/gif", 1, 1, 1, "", false);
        List<StoredThumbnail> thumbnails =
                profile.variants().stream().map(AnnouncementWriter::shortest).toList();
        int bytes = bytes(message(source, thumbnails))
                + attributes(source, thumbnails, Audience.ALL).bytes();
        if (bytes > LONGEST_MESSAGE) {
            Rule rule = profile.rules().stream()
                    .max(Comparator.comparingInt(one -> one.variants().size()))
                    .orElseThrow();
            throw new InvalidSettingException(
                    rule.setting("size"),
                    "%s, ...".formatted(rule.sizes().get(0)),
                    "asks for %d thumbnails: an announcement of them would have at least %d bytes, SNS takes %d"
                            .formatted(thumbnails.size(), bytes, LONGEST_MESSAGE));
        }
    }

    private static StoredThumbnail shortest(Variant variant) {
        return new StoredThumbnail(
                "b",
                "k",
                "e",
                "image/gif",
                1,
                1,
                1,
                variant.size(),
                variant.rule().name(),
                "",
                "",
                SHORTEST_LINK,
                Instant.EPOCH);
    }

    private static String message(Announcement.Source source, List<StoredThumbnail> thumbnails) {
        String sentence = sentence(source, thumbnails);
        String sms =
                sentence.length() <= LONGEST_SMS ? sentence : ready(Printable.line(source.key()), thumbnails.size());
        return ProtocolTexts.of(Announcement.of(source, thumbnails), sentence, sms);
    }

    private static String sentence(Announcement.Source source, List<StoredThumbnail> thumbnails) {
        String key = Printable.of(source.key());
        if (thumbnails.size() == 1) {
            return "%s Open it with this pre-signed URL, %s%n".formatted(ready(key, 1), link(thumbnails.get(0)));
        }
        String links = thumbnails.stream()
                .map(thumbnail -> format(thumbnail).toUpperCase(Locale.ROOT) + " " + link(thumbnail))
                .collect(Collectors.joining("\n\n"));
        return "%s Open them with these pre-signed URLs:%n%n%s%n".formatted(ready(key, thumbnails.size()), links);
    }

    private static String link(StoredThumbnail thumbnail) {
        return "%s until %s:%n%s".formatted(thumbnail.size(), thumbnail.linkExpires(), thumbnail.link());
    }

    private static String ready(String key, int thumbnails) {
        return thumbnails == 1
                ? "The thumbnail of %s is ready.".formatted(key)
                : "The %d thumbnails of %s are ready.".formatted(thumbnails, key);
    }

    private static int bytes(String message) {
        return message.getBytes(UTF_8).length;
    }
}
