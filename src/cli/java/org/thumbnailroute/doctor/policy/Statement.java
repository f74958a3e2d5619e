package org.thumbnailroute.doctor.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One statement of a policy. */
record Statement(JsonNode json) {

    boolean denies() {
        return json.path("Effect").asText().equals("Deny");
    }

    /** Whether it is about this request, and its conditions hold. */
    Truth appliesTo(Request request) {
        return isAbout(request) ? Truth.all(conditions().stream(), condition -> condition.holds(request)) : Truth.NO;
    }

    /** Which conditions leave open whether it applies. */
    List<String> undecided(Request request) {
        return conditions().stream()
                .filter(condition -> condition.holds(request) == Truth.UNKNOWN)
                .map(Condition::toString)
                .toList();
    }

    @Override
    public String toString() {
        return json.hasNonNull("Sid") ? "statement " + json.path("Sid").asText() : "a statement without a Sid";
    }

    private boolean isAbout(Request request) {
        return isForPrincipal(request.service())
                && fits("Action", pattern -> Wildcards.matchInAnyCase(pattern, request.action()))
                && fits("Resource", pattern -> Wildcards.match(pattern, request.resource()));
    }

    /** @param element with a counterpart, such as Action and NotAction; without either it says nothing */
    private boolean fits(String element, Predicate<String> matches) {
        return json.has("Not" + element)
                ? texts(json.path("Not" + element)).noneMatch(matches)
                : !json.has(element) || texts(json.path(element)).anyMatch(matches);
    }

    private boolean isForPrincipal(String service) {
        return json.has("NotPrincipal")
                ? !names(json.path("NotPrincipal"), service)
                : names(json.path("Principal"), service);
    }

    /** A star alone, and one among the accounts, is everybody, services included. */
    private static boolean names(JsonNode principal, String service) {
        return principal.asText().equals("*")
                || texts(principal.path("AWS")).anyMatch("*"::equals)
                || texts(principal.path("Service")).anyMatch(service::equals);
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        json.path("Condition").properties().forEach(operator -> operator.getValue()
                .properties()
                .forEach(key -> conditions.add(new Condition(
                        operator.getKey(), key.getKey(), texts(key.getValue()).toList()))));
        return conditions;
    }

    /** One text or a list of them. */
    private static Stream<String> texts(JsonNode node) {
        return node.isArray()
                ? node.valueStream().map(JsonNode::asText)
                : node.isMissingNode() ? Stream.empty() : Stream.of(node.asText());
    }
}
