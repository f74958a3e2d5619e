package org.thumbnailroute.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.thumbnailroute.event.Audience;

/**
 * What subscribers would get.
 *
 * @param topic as the setting names it
 * @param bytes of the whole message to SNS
 * @param document for programs; without links unless they were asked for
 */
record AnnouncementFacts(String topic, Audience audience, int bytes, JsonNode document) implements Section {

    @Override
    public String label() {
        return "announce";
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        JsonNode thumbnails = document.path("thumbnails");
        lines.add("to %s%s, %d %s, until %s"
                .formatted(
                        topic,
                        audience == Audience.PROGRAMS ? " for programs" : "",
                        thumbnails.size(),
                        thumbnails.size() == 1 ? "link" : "links",
                        thumbnails.path(0).path("linkExpires").asText()));
        StreamSupport.stream(thumbnails.spliterator(), false)
                .filter(thumbnail -> thumbnail.has("link"))
                .forEach(thumbnail -> lines.add(thumbnail.path("link").asText()));
        return lines;
    }

    @Override
    public String name() {
        return "announcement";
    }

    @Override
    public JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("topic", topic);
        json.put("audience", audience.word());
        json.put("bytes", bytes);
        json.set("document", document);
        return json;
    }
}
