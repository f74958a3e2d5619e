package org.thumbnailroute.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.thumbnailroute.rule.Profile;
import org.thumbnailroute.rule.Rule;
import org.thumbnailroute.text.Printable;

/** The rules that an upload's thumbnails are made by. */
record RuleFacts(Profile profile) implements Section {

    @Override
    public String label() {
        return "rule";
    }

    @Override
    public List<String> lines() {
        if (profile.rules().get(0).isForTheRest()) {
            return List.of("none has a prefix of this key; what thumbnail.* says applies");
        }
        String names = profile.rules().stream().map(Rule::name).collect(Collectors.joining(", "));
        return List.of("%s, for keys that begin with \"%s\"%s"
                .formatted(names, Printable.of(profile.prefix()), profile.ignores() ? ": ignored" : ""));
    }

    @Override
    public String name() {
        return "rule";
    }

    @Override
    public JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode names = json.putArray("names");
        profile.rules().stream()
                .filter(rule -> !rule.isForTheRest())
                .map(Rule::name)
                .forEach(names::add);
        return json.put("prefix", profile.prefix()).put("ignore", profile.ignores());
    }
}
