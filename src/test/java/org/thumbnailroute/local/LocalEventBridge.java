package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.event.ruler.Machine;

/** EventBridge: a stand-in that keeps rules and their targets, matches patterns by the real one's engine, and sends nothing. */
public final class LocalEventBridge extends JsonService {
    private final Map<String, ObjectNode> rules = new ConcurrentSkipListMap<>();
    private final Map<String, ArrayNode> targets = new ConcurrentSkipListMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger failing = new AtomicInteger();

    private LocalEventBridge(CallLog calls) {
        super("events", calls);
    }

    static LocalEventBridge start(CallLog calls) {
        return new LocalEventBridge(calls);
    }

    public static String ruleArn(String rule) {
        return "arn:aws:events:" + LocalAws.REGION + ":" + LocalAws.ACCOUNT + ":rule/" + rule;
    }

    /** Makes or replaces an enabled rule with this one target, such as a queue's ARN. */
    public void putRule(String rule, String pattern, String targetArn) {
        put(rule, pattern, Json.object().put("Arn", targetArn));
    }

    /** The same, and the target gets only this part of an event. */
    public void putRule(String rule, String pattern, String targetArn, String inputPath) {
        put(rule, pattern, Json.object().put("Arn", targetArn).put("InputPath", inputPath));
    }

    private void put(String rule, String pattern, ObjectNode target) {
        rules.put(
                rule,
                Json.object()
                        .put("Name", rule)
                        .put("Arn", ruleArn(rule))
                        .put("EventPattern", pattern)
                        .put("State", "ENABLED"));
        targets.put(rule, Json.object().arrayNode().add(target.put("Id", "target")));
    }

    public void disable(String rule) {
        rule(rule).put("State", "DISABLED");
    }

    @Override
    String resource(JsonNode request) {
        return request.path("Name").asText(request.path("Rule").asText(Call.NO_RESOURCE));
    }

    @Override
    JsonNode answer(String action, JsonNode request) {
        String name = resource(request);
        return switch (action) {
            case "ListRuleNamesByTarget" -> ruleNames(request.path("TargetArn").asText());
            case "DescribeRule" -> rule(name);
            case "ListTargetsByRule" ->
                Json.object()
                        .set("Targets", targets.getOrDefault(name, Json.object().arrayNode()));
            case "TestEventPattern" -> test(request);
            case "PutEvents" -> put(request.path("Entries"));
            default -> throw new Refusal("UnknownOperationException", "the local EventBridge does not know " + action);
        };
    }

    private ObjectNode rule(String name) {
        ObjectNode rule = rules.get(name);
        if (rule == null) {
            throw new Refusal("ResourceNotFoundException", "Rule " + name + " does not exist.");
        }
        return rule;
    }

    private JsonNode ruleNames(String target) {
        ObjectNode answer = Json.object();
        ArrayNode names = answer.putArray("RuleNames");
        targets.forEach((rule, of) -> {
            if (of.findValuesAsText("Arn").contains(target)) {
                names.add(rule);
            }
        });
        return answer;
    }

    /** What is on the bus: each as PutEvents takes it. */
    public List<JsonNode> events(String bus) {
        return events.stream()
                .filter(event -> event.path("EventBusName").asText().equals(bus))
                .toList();
    }

    /** The next n events are not taken, which the answer says without being an error. */
    public void failNextEvents(int n) {
        failing.set(n);
    }

    private JsonNode put(JsonNode entries) {
        ObjectNode answer = Json.object().put("FailedEntryCount", 0);
        ArrayNode results = answer.putArray("Entries");
        for (JsonNode entry : entries) {
            if (failing.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                answer.put("FailedEntryCount", answer.path("FailedEntryCount").asInt() + 1);
                results.addObject().put("ErrorCode", "InternalFailure");
            } else {
                events.add(entry);
                results.addObject().put("EventId", UUID.randomUUID().toString());
            }
        }
        return answer;
    }

    private static JsonNode test(JsonNode request) {
        Machine machine = Machine.builder().build();
        try {
            machine.addRule("rule", request.path("EventPattern").asText());
            boolean matches =
                    !machine.rulesForJSONEvent(request.path("Event").asText()).isEmpty();
            return Json.object().put("Result", matches);
        } catch (Exception e) {
            throw new Refusal("InvalidEventPatternException", String.valueOf(e.getMessage()));
        }
    }
}
