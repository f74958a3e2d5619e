package org.thumbnailroute.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** All figures that are known of a picture. */
record Limits(List<Limit> limits) implements Section {

    Limits {
        limits = List.copyOf(limits);
    }

    @Override
    public String label() {
        return "limits";
    }

    @Override
    public List<String> lines() {
        return limits.stream().map(Limit::line).toList();
    }

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public JsonNode json() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        limits.forEach(limit -> all.addObject()
                .put("name", limit.name())
                .put("value", limit.value())
                .put("limit", limit.most())
                .put("setting", limit.setting())
                .put("exceeded", limit.isExceeded()));
        return all;
    }
}
