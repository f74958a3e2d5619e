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
        if (json.isEmpty()) {
            return true;
        }
        // these break what SNS makes of the attributes, and it drops the message:
        // NumberOfNotificationsFilteredOut-InvalidAttributes
        if (attributes.values().stream().anyMatch(FilterPolicy::isNotReadable)) {
            return false;
        }
        ObjectNode event = Json.object();
        attributes.forEach(event::put);
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
