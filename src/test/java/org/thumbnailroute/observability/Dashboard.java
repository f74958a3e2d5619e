package org.thumbnailroute.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A dashboard of Grafana.
 *
 * @param tree what is written there
 */
record Dashboard(JsonNode tree) {

    /** The one that is shipped. */
    static Dashboard shipped() {
        try {
            return new Dashboard(new ObjectMapper()
                    .readTree(Files.readString(Alert.DIRECTORY.resolve("dashboards/thumbnail-route.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What shows something, which a row does not. */
    List<Panel> panels() {
        return all().filter(panel -> !panel.isRow()).toList();
    }

    /** Rows too. */
    Stream<Panel> all() {
        return elements(tree.path("panels")).map(Panel::new);
    }

    /** What the panels and annotations ask Prometheus. */
    List<String> expressions() {
        return Stream.concat(panels().stream().flatMap(Panel::targets), elements(tree.at("/annotations/list")))
                .map(query -> query.path("expr").asText())
                .filter(expression -> !expression.isEmpty())
                .toList();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** A panel or a row. */
    record Panel(JsonNode tree) {

        boolean isRow() {
            return tree.path("type").asText().equals("row");
        }

        String title() {
            return tree.path("title").asText();
        }

        Stream<JsonNode> targets() {
            return elements(tree.path("targets"));
        }

        int at(String edge) {
            return tree.path("gridPos").required(edge).asInt();
        }

        boolean overlaps(Panel other) {
            return at("x") < other.at("x") + other.at("w")
                    && other.at("x") < at("x") + at("w")
                    && at("y") < other.at("y") + other.at("h")
                    && other.at("y") < at("y") + at("h");
        }

        @Override
        public String toString() {
            return title();
        }
    }
}
