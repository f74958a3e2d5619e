package org.thumbnailroute.endurance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Uploaded;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Sends poison, and holds what became of it against what may. */
final class Fates {

    private static final Pattern OUTCOME = Pattern.compile(
            "(announced|duplicate|superseded|gone|ignored|parked|left-in-queue) message=(\\S+)(?:.* reason=(\\S+))?");

    private record Sent(Poison poison, String body, String key) {}

    private final WatchedStack bench;
    private final Map<String, Sent> sent = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private int sequence;

    Fates(WatchedStack bench) {
        this.bench = bench;
    }

    /** Sends the message, or uploads the picture and sends an event of it. */
    void send(Poison poison) {
        String key = "poison/%d".formatted(++sequence);
        String body = poison.picture().map(bytes -> uploaded(key, bytes)).orElse(poison.message());
        sent.put(bench.send(body), new Sent(poison, body, key));
    }

    /**
     * Learns what became of all that was sent since the last time, once the queue is empty.
     *
     * @param log of the worker
     */
    void learn(String log) {
        Map<String, List<String>> outcomes = outcomes(log);
        Map<String, List<Message>> parked = new HashMap<>();
        for (Message message : bench.takeDeadLetters()) {
            parked.computeIfAbsent(source(message), id -> new ArrayList<>()).add(message);
        }
        Map<String, Long> announcements = bench.announcements();
        sent.forEach((id, what) -> judge(
                what,
                outcomes.getOrDefault(id, List.of()),
                parked.getOrDefault(id, List.of()),
                announcements.getOrDefault(what.key, 0L)));
        sent.clear();
    }

    List<String> wrong() {
        return wrong;
    }

    /** How many ended in which way. */
    Map<String, Integer> counts() {
        return counts;
    }

    private void judge(Sent what, List<String> outcomes, List<Message> parked, long announced) {
        String seen = outcomes.isEmpty() ? "nothing" : String.join(" and ", outcomes);
        counts.merge(outcomes.size() > 1 ? outcomes.get(0) + " repeatedly" : seen, 1, Integer::sum);
        boolean dead = !parked.isEmpty();
        boolean made = seen.equals(Poison.ANNOUNCED);
        boolean asItMay = outcomes.size() == 1
                && what.poison.mayEnd().contains(seen)
                && parked.size() == (isReason(seen) ? 1 : 0)
                && announced == (made ? 1 : 0);
        if (!asItMay) {
            wrong.add("%s: may end as %s, but the log says %s, parked %d times, announced %d times"
                    .formatted(what.poison.name(), what.poison.mayEnd(), shortened(seen), parked.size(), announced));
        } else if (dead && !parked.get(0).body().equals(what.body)) {
            wrong.add(what.poison.name() + ": was parked with another body");
        } else if (dead && !reason(parked.get(0)).equals(Optional.of(seen))) {
            wrong.add(what.poison.name() + ": was parked with another reason than was logged");
        }
    }

    /** What the log says of each message: the reason of what was parked, otherwise the outcome. */
    private static Map<String, List<String>> outcomes(String log) {
        Map<String, List<String>> outcomes = new HashMap<>();
        log.lines().map(OUTCOME::matcher).filter(line -> line.find()).forEach(line -> outcomes.computeIfAbsent(
                        line.group(2), id -> new ArrayList<>())
                .add(line.group(3) == null ? line.group(1) : line.group(3)));
        return outcomes;
    }

    private static boolean isReason(String outcome) {
        return switch (outcome) {
            case "announced", "duplicate", "superseded", "gone", "ignored", "left-in-queue", "nothing" -> false;
            default -> true;
        };
    }

    /** The id of the message that was parked; SQS's own redrive keeps the id, but names no source. */
    private static String source(Message parked) {
        return attribute(parked, "source-message-id").orElse(parked.messageId());
    }

    private static Optional<String> reason(Message parked) {
        return attribute(parked, "reason");
    }

    private static Optional<String> attribute(Message message, String name) {
        return Optional.ofNullable(message.messageAttributes().get(name)).map(MessageAttributeValue::stringValue);
    }

    private String uploaded(String key, byte[] bytes) {
        String etag = bench.upload(key, bytes);
        return EventDialect.EVENT_BRIDGE.event(
                Uploaded.put(bench.stack().sourceBucket(), key, bytes.length, etag, sequence));
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
