package org.thumbnailroute.announcement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Message;
import org.thumbnailroute.event.Audience;

/**
 * The message attributes of an announcement, which filter policies of subscriptions compare. All are of the type String.
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

    private static final String STRING = "String";

    private final Map<String, String> values = new LinkedHashMap<>();

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
        if (isDelivered(value)) {
            values.put(name, value);
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
                .mapToInt(attribute -> bytes(attribute.getKey()) + bytes(STRING) + bytes(attribute.getValue()))
                .sum();
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    /** Makes them headers, of which Camel makes attributes. */
    public void addTo(Message message) {
        values.forEach(message::setHeader);
    }

    /** By their names. */
    Map<String, String> values() {
        return Map.copyOf(values);
    }
}
