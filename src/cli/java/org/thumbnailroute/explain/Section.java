package org.thumbnailroute.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What is known of one side of an upload, for people and for programs. */
interface Section {

    /** In the text. */
    String label();

    /** At least one line. */
    List<String> lines();

    /** In the JSON; {@code src/docs/explain.md} documents it. */
    String name();

    JsonNode json();
}
