package org.thumbnailroute.announcement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.thumbnailroute.event.Audience;

/**
 * The message attributes of an announcement, which filter policies of subscriptions compare. Those with one value are of
 * the type String, those with several of the type String.Array, of which a policy has to match only one.
 * With {@code traceparent} and {@code tracestate} there are at most ten, because SNS delivers no more to a queue with raw
 * message delivery.
 */
public final class Attributes {

    /**
     * SNS refuses empty values, and characters beyond the first 65,536 of Unicode. A message with a quote, a backslash or a
     * control character in an attribute is accepted, but no subscription with a filter policy gets it.
     */
    private static final Pattern SAFE =
            Pattern.compile("[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e\\x{a0}-\\x{d7ff}\\x{e000}-\\x{fffd}]+");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Attributes() {}

    /** Those that every announcement has. */
    public static Attributes of(String outcome, int version, Audience audience) {
        Attributes attributes = new Attributes();
        attributes.put("outcome", outcome);
        attributes.put("version", String.valueOf(version));
        if (audience != Audience.ALL) {
            attributes.put("audience", audience.word());
        }
        return attributes;
    }

    /** Adds it, unless SNS could not handle the value. */
    public Attributes put(String name, String value) {
        return put(name, List.of(value));
    }

    /** Adds those of the values that SNS can handle; each once. */
    Attributes put(String name, List<String> several) {
        List<String> delivered =
                several.stream().filter(Attributes::isDelivered).distinct().toList();
        if (!delivered.isEmpty()) {
            values.put(name, delivered);
        }
        return this;
    }

    /** Whether SNS takes the value, and delivers a message with it to subscriptions with a filter policy, too. */
    public static boolean isDelivered(String value) {
        return SAFE.matcher(value).matches() && !value.isBlank();
    }

    /** Adds where the original lies: its bucket, and the first directory of its key, if it is in one. */
    public Attributes putSource(String bucket, String key) {
        put("source-bucket", bucket);
        firstDirectory(key).ifPresent(directory -> put("prefix", directory));
        return this;
    }

    private static Optional<String> firstDirectory(String key) {
        return Optional.of(key.indexOf('/')).filter(slash -> slash > 0).map(slash -> key.substring(0, slash));
    }

    /** What SNS counts towards the size of a message. */
    int bytes() {
        return values.entrySet().stream()
                .mapToInt(attribute -> bytes(attribute.getKey())
                        + bytes(attribute.getValue().size() == 1 ? "String" : "String.Array")
                        + bytes(text(attribute.getValue())))
                .sum();
    }

    /** As Camel gives it to SNS. */
    private static String text(List<String> value) {
        return value.size() == 1
                ? value.get(0)
                : value.stream().map(one -> '"' + one + '"').collect(Collectors.joining(", ", "[", "]"));
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    /** Makes them headers, of which Camel makes attributes. */
    public void addTo(Message message) {
        values.forEach((name, value) -> message.setHeader(name, value.size() == 1 ? value.get(0) : value));
    }

    /** Their texts, by their names. */
    Map<String, String> values() {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> text(attribute.getValue())));
    }
}
