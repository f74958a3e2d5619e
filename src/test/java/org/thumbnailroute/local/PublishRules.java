package org.thumbnailroute.local;

import java.nio.charset.StandardCharsets;

/** What SNS refuses to publish, in its own words. */
final class PublishRules {
    private static final int MAX_SUBJECT_CHARACTERS = 100;
    private static final int MAX_MESSAGE_BYTES = 256 * 1024;

    private PublishRules() {}

    static void check(Published message) {
        refuse(message.subject() != null && !isSubject(message.subject()), "Subject");
        refuse(message.message().isEmpty(), "Empty message");
        refuse(bytes(message.message()) > MAX_MESSAGE_BYTES, "Message too long");
        if (message.messageStructure() != null) {
            refuse(!message.messageStructure().equals("json"), "MessageStructure");
            var texts = Json.parse(message.message());
            refuse(!texts.isObject(), "Message Structure - JSON message body failed to parse");
            refuse(!texts.path("default").isTextual(), "Message Structure - No default entry in JSON message body");
        }
    }

    private static boolean isSubject(String subject) {
        return !subject.isBlank()
                && subject.length() <= MAX_SUBJECT_CHARACTERS
                && subject.charAt(0) != ' '
                && subject.chars().allMatch(c -> c >= ' ' && c <= '~');
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
