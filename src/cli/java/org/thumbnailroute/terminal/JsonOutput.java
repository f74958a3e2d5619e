package org.thumbnailroute.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;

/** What {@code --json} prints, for programs. */
public final class JsonOutput {

    /** Names and errors come from outside: in ASCII nothing in them can reorder or hide text, whatever shows it. */
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writerWithDefaultPrettyPrinter();

    private JsonOutput() {}

    /**
     * Prints one document and the end of its line.
     *
     * @param document records, maps, lists, text and numbers; times as text, because Jackson knows none
     */
    public static void print(PrintWriter out, Object document) {
        try {
            out.println(WRITER.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON: " + document, e);
        }
    }
}
