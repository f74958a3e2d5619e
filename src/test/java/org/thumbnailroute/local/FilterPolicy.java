package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import software.amazon.event.ruler.Machine;

/**
 * Which messages a subscription gets, by their attributes. SNS matches as EventBridge does, whose own library does it here.
 *
 * @param json as it was set; empty for a subscription that gets everything
 */
record FilterPolicy(String json) {
    static final FilterPolicy NONE = new FilterPolicy("");

    private static final int MOST_NAMES = 5;
    private static final int MOST_COMBINATIONS = 150;

    /** One that SNS takes. */
    static FilterPolicy of(String json) {
        if (json.isEmpty() || json.equals("{}")) {
            return NONE;
        }
        JsonNode policy = Json.parse(json);
        int combinations = 1;
        for (JsonNode values : policy) {
            combinations *= values.size();
        }
        refuse(policy.size() > MOST_NAMES, "FilterPolicy: Filter policy can not have more than 5 keys");
        refuse(combinations > MOST_COMBINATIONS, "FilterPolicy: Filter policy is too complex");
        try {
            machine(json);
        } catch (Exception e) {
            throw SnsError.invalidParameter("FilterPolicy: " + e.getMessage());
        }
        return new FilterPolicy(json);
    }

    boolean accepts(Map<String, String> attributes) {
        return accepts(attributes, Map.of());
    }

    /** @param types of the attributes that are not of the type String */
    boolean accepts(Map<String, String> attributes, Map<String, String> types) {
        if (json.isEmpty()) {
            return true;
        }
        ObjectNode event = Json.object();
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            if ("String.Array".equals(types.get(attribute.getKey()))) {
                event.set(attribute.getKey(), Json.parse(attribute.getValue()));
            } else if (isNotReadable(attribute.getValue())) {
                // these break what SNS makes of the attributes, and it drops the message:
                // NumberOfNotificationsFilteredOut-InvalidAttributes
                return false;
            } else {
                event.put(attribute.getKey(), attribute.getValue());
            }
        }
        try {
            return !machine(json).rulesForJSONEvent(event.toString()).isEmpty();
        } catch (Exception e) {
            throw new IllegalStateException(json + " cannot be matched with " + attributes, e);
        }
    }

    private static boolean isNotReadable(String value) {
        return value.chars().anyMatch(c -> c == '"' || c == '\\' || Character.isISOControl(c));
    }

    private static Machine machine(String json) throws Exception {
        Machine machine = Machine.builder().build();
        machine.addRule("policy", json);
        return machine;
    }

    private static void refuse(boolean wrong, String what) {
        if (wrong) {
            throw SnsError.invalidParameter(what);
        }
    }
}
