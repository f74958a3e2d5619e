package org.thumbnailroute.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.thumbnailroute.local.Published;

/** The newest messages of the topic, as people and programs get them. Safe for many threads. */
final class Inbox {

    /** More than anybody scrolls through. */
    static final int MOST_MESSAGES = 200;

    /** People's subscriptions have a filter policy that lets no message with this attribute pass. */
    private static final String AUDIENCE = "audience";

    /**
     * One message.
     *
     * @param id greater than that of an earlier one
     * @param mailed whether people get it, too
     * @param subject of the mail
     * @param text of the mail
     * @param document what programs are sent
     */
    record Entry(
            int id,
            Instant time,
            boolean mailed,
            String subject,
            String text,
            JsonNode document,
            Map<String, String> attributes) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private int lastId;

    /** The topic has accepted a message. */
    synchronized void accept(Published message) {
        String document = message.textFor("sqs");
        entries.add(new Entry(
                ++lastId,
                Instant.now(),
                !message.attributes().containsKey(AUDIENCE),
                Objects.requireNonNullElse(message.subject(), ""),
                message.textFor("email"),
                PageJson.read(document).orElseGet(() -> TextNode.valueOf(document)),
                message.attributes()));
        if (entries.size() > MOST_MESSAGES) {
            entries.remove();
        }
    }

    /** Oldest first. */
    List<Entry> all() {
        return after(0);
    }

    /** Those that came after the one with this id. */
    synchronized List<Entry> after(int id) {
        return entries.stream().filter(entry -> entry.id() > id).toList();
    }

    /** What programs were last sent about an original; a missing node if nothing. */
    synchronized JsonNode newestAbout(String key) {
        Iterator<Entry> newestFirst = entries.descendingIterator();
        while (newestFirst.hasNext()) {
            JsonNode document = newestFirst.next().document();
            if (document.at("/source/key").asText().equals(key)) {
                return document;
            }
        }
        return MissingNode.getInstance();
    }
}
