package org.thumbnailroute.logging;

import java.util.List;
import java.util.stream.Collectors;
import org.thumbnailroute.text.Printable;

/** One line in the making: a JSON object. Names are ours and need no escapes; values may hold anything. */
public final class JsonLine {

    private final StringBuilder text = new StringBuilder(1024).append('{');

    private JsonLine() {}

    static JsonLine begin() {
        return new JsonLine();
    }

    public JsonLine put(String name, String value) {
        return putJson(name, Printable.json(value));
    }

    public JsonLine put(String name, long value) {
        return putJson(name, Long.toString(value));
    }

    public JsonLine put(String name, boolean value) {
        return putJson(name, Boolean.toString(value));
    }

    public JsonLine put(String name, List<String> values) {
        return putJson(name, values.stream().map(Printable::json).collect(Collectors.joining(",", "[", "]")));
    }

    /** A value that is JSON already, in one line. */
    public JsonLine putJson(String name, String json) {
        if (text.length() > 1) {
            text.append(',');
        }
        text.append('"').append(name).append("\":").append(json);
        return this;
    }

    /** The object, without a line break. */
    String end() {
        return text.append('}').toString();
    }
}
