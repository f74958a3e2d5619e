package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.event.ruler.Machine;

/** EventBridge: a stand-in that keeps rules and their targets, matches patterns by the real one's engine, and sends nothing. */
public final class LocalEventBridge extends JsonService {
    private final Map<String, ObjectNode> rules = new ConcurrentSkipListMap<>();
    private final Map<String, ArrayNode> targets = new ConcurrentSkipListMap<>();

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
