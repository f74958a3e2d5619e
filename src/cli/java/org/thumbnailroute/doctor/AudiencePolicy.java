package org.thumbnailroute.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The filter policy of a subscription, as far as it is about the attribute {@code audience}.
 *
 * @param policy empty if the subscription has none, or one that looks at messages' bodies, which hold no attributes
 */
record AudiencePolicy(ObjectNode policy) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AUDIENCE = "audience";
    private static final String PROGRAMS = "programs";

    /** @param attributes of the subscription, as SNS tells them */
    static AudiencePolicy of(Map<String, String> attributes) {
        try {
            JsonNode policy =
                    JSON.readTree(isOfBody(attributes) ? "{}" : attributes.getOrDefault("FilterPolicy", "{}"));
            return new AudiencePolicy(policy instanceof ObjectNode object ? object : JSON.createObjectNode());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("SNS tells a filter policy that is not JSON", e);
        }
    }

    /** Whether the policy is one that SNS compares with the body of a message. */
    static boolean isOfBody(Map<String, String> attributes) {
        return "MessageBody".equals(attributes.get("FilterPolicyScope"));
    }

    /** Whether the subscription does not get announcements that are for programs only. */
    boolean excludesPrograms() {
        JsonNode values = policy.path(AUDIENCE);
        return values.isArray()
                && StreamSupport.stream(values.spliterator(), false).noneMatch(AudiencePolicy::takesPrograms);
    }

    /** A condition of which this does not know what it means takes them, so that somebody looks. */
    private static boolean takesPrograms(JsonNode value) {
        if (value.isTextual()) {
            return value.asText().equals(PROGRAMS);
        }
        if (value.has("exists")) {
            return value.path("exists").asBoolean();
        }
        JsonNode other = value.path("anything-but");
        boolean isExcluded = other.asText().equals(PROGRAMS)
                || StreamSupport.stream(other.spliterator(), false)
                        .anyMatch(one -> one.asText().equals(PROGRAMS));
        return !isExcluded;
    }

    /** The same policy, but without announcements that are for programs only; fit to stand between single quotes. */
    String excludingPrograms() {
        ObjectNode mended = policy.deepCopy();
        mended.putArray(AUDIENCE).addObject().put("exists", false);
        return mended.toString().replace("'", "\\u0027");
    }
}
