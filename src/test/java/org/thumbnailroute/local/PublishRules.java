package org.thumbnailroute.local;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** What SNS refuses to publish, in its own words. */
final class PublishRules {
    private static final int MAX_SUBJECT_CHARACTERS = 100;
    private static final int MAX_MESSAGE_BYTES = 256 * 1024;
    private static final Pattern NAME =
            Pattern.compile("(?!(?i:aws|amazon)\\.)(?!\\.)(?!.*\\.\\.)[\\w.-]{1,256}(?<!\\.)");
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..+)?");
    /** No characters beyond the first 65,536 of Unicode, such as emoji, and none that XML cannot hold. */
    private static final Pattern VALUE = Pattern.compile("[\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd]*");

    private PublishRules() {}

    /** @param types of the attributes */
    static void check(Published message, Map<String, String> types) {
        refuse(message.subject() != null && !isSubject(message.subject()), "Subject");
        refuse(message.message().isEmpty(), "Empty message");
        message.attributes().forEach((name, value) -> checkAttribute(name, types.getOrDefault(name, ""), value));
        refuse(bytes(message.message()) + bytes(message.attributes(), types) > MAX_MESSAGE_BYTES, "Message too long");
        if (message.messageStructure() != null) {
            refuse(!message.messageStructure().equals("json"), "MessageStructure");
            var texts = Json.parse(message.message());
            refuse(!texts.isObject(), "Message Structure - JSON message body failed to parse");
            refuse(!texts.path("default").isTextual(), "Message Structure - No default entry in JSON message body");
        }
    }

    private static void checkAttribute(String name, String type, String value) {
        refuse(!NAME.matcher(name).matches(), "Invalid message attribute name: " + name);
        refuse(
                !TYPE.matcher(type).matches(),
                "The message attribute '%s' has an invalid message attribute type".formatted(name));
        refuse(
                value.isEmpty(),
                "The message attribute '%s' must contain non-empty message attribute value".formatted(name));
        refuse(!VALUE.matcher(value).matches(), "Invalid attribute value was passed in for message attribute " + name);
    }

    private static boolean isSubject(String subject) {
        return !subject.isBlank()
                && subject.length() <= MAX_SUBJECT_CHARACTERS
                && subject.charAt(0) != ' '
                && subject.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static int bytes(Map<String, String> attributes, Map<String, String> types) {
        return attributes.entrySet().stream()
                .mapToInt(attribute -> bytes(attribute.getKey())
                        + bytes(types.getOrDefault(attribute.getKey(), ""))
                        + bytes(attribute.getValue()))
                .sum();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void refuse(boolean wrong, String what) {
        if (wrong) {
            throw SnsError.invalidParameter(what);
        }
    }
}
