package org.thumbnailroute.doctor.bucket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.thumbnailroute.doctor.policy.Request;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Which uploads to a bucket match a rule's pattern, as EventBridge itself says. */
record EventPatternTester(EventBridgeClient events, String pattern, String bucket, String account, String region) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Each costs a request for each suffix. */
    private static final int MOST_PREFIXES = 5;

    /** The path that the most kinds of pictures take; empty if none of them matches. */
    Optional<UploadPath> best(String rule, Request sender) {
        return prefixes().stream()
                .map(prefix -> new UploadPath(
                        "EventBridge rule " + rule, Optional.of(rule), sender, prefix, suffixes(prefix), List.of()))
                .filter(path -> !path.suffixes().isEmpty())
                .max(Comparator.comparingInt(path -> path.suffixes().size()))
                .map(this::withReasons);
    }

    private List<String> suffixes(String prefix) {
        return Samples.SUFFIXES.stream()
                .filter(suffix -> matches(Samples.key(prefix, suffix), Samples.REASONS.get(0)))
                .toList();
    }

    private UploadPath withReasons(UploadPath path) {
        String key = Samples.key(path.prefix(), path.suffixes().get(0));
        List<String> leftOut = Samples.REASONS.stream()
                .filter(reason -> !matches(key, reason))
                .map(reason -> "uploads by " + reason)
                .toList();
        return new UploadPath(path.text(), path.rule(), path.sender(), path.prefix(), path.suffixes(), leftOut);
    }

    private boolean matches(String key, String reason) {
        String event = Samples.event(bucket, account, region, key, reason);
        return events.testEventPattern(test -> test.eventPattern(pattern).event(event))
                .result();
    }

    /** None, and what the pattern says of how keys begin. */
    private List<String> prefixes() {
        List<String> prefixes = new ArrayList<>(List.of(""));
        for (JsonNode key : keyPatterns()) {
            JsonNode prefix = key.path("prefix");
            String begin = prefix.isObject() ? prefix.path("equals-ignore-case").asText() : prefix.asText();
            prefixes.add(begin + key.path("wildcard").asText().replaceFirst("\\*.*", ""));
        }
        return prefixes.stream().distinct().limit(MOST_PREFIXES).toList();
    }

    private List<JsonNode> keyPatterns() {
        try {
            return JSON.readTree(pattern).findValues("key").stream()
                    .flatMap(JsonNode::valueStream)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
