package org.thumbnailroute.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A rule of Prometheus.
 *
 * @param tree what is written there
 */
record Alert(JsonNode tree) {

    static final Path DIRECTORY = Path.of("src/main/observability");

    static final Path RULES = DIRECTORY.resolve("alerts/thumbnail-route.yaml");

    static final Path TESTS = DIRECTORY.resolve("tests.yaml");

    /** All that are shipped. */
    static List<Alert> shipped() {
        return yaml(RULES).findValues("rules").stream()
                .flatMap(Dashboard::elements)
                .map(Alert::new)
                .toList();
    }

    static JsonNode yaml(Path file) {
        try {
            Object tree = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            return new ObjectMapper().valueToTree(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return tree.required("alert").asText();
    }

    String expression() {
        return tree.required("expr").asText();
    }

    String severity() {
        return tree.at("/labels/severity").asText();
    }

    String annotation(String name) {
        return tree.path("annotations").path(name).asText();
    }

    @Override
    public String toString() {
        return name();
    }
}
