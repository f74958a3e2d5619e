package org.thumbnailroute.endurance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Uploaded;

/** A good event of which one field can be made anything. */
record ShapedEvent(String json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "the value that is replaced";

    /** An event of an object that is not there. */
    static ShapedEvent of(EventDialect dialect, String bucket) {
        return new ShapedEvent(dialect.event(Uploaded.put(bucket, "nowhere.jpg", 1, "e", 1)));
    }

    /** The value is put in as text, because no JSON library writes 1e400. */
    String with(String place, String value) {
        ObjectNode event = parsed();
        parent(event, place).put(name(place), MARK);
        return event.toString().replace('"' + MARK + '"', value);
    }

    String without(String place) {
        ObjectNode event = parsed();
        parent(event, place).remove(name(place));
        return event.toString();
    }

    private static ObjectNode parent(ObjectNode event, String place) {
        JsonPointer parent = JsonPointer.compile(place).head();
        return (ObjectNode) event.at(parent);
    }

    private static String name(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private ObjectNode parsed() {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
