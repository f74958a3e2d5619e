package org.thumbnailroute.routefile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.junit.jupiter.api.Test;

class SilentMistakesTest {

    /** A later Camel may read more at the top of a file. */
    @Test
    void allowsWhatCamelsSchemaAllowsAtTheTop() throws IOException {
        List<String> keys = keysOfCamelsSchema();

        assertFalse(keys.isEmpty());
        keys.forEach(key -> assertDoesNotThrow(() -> SilentMistakes.check(file("- %s: {}".formatted(key)))));
    }

    private static List<String> keysOfCamelsSchema() throws IOException {
        try (InputStream schema = YamlRoutesBuilderLoader.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            JsonNode keys =
                    new ObjectMapper().readTree(Objects.requireNonNull(schema)).at("/items/properties");
            return StreamSupport.stream(((Iterable<String>) keys::fieldNames).spliterator(), false)
                    .toList();
        }
    }

    private static YamlFile file(String text) {
        return YamlFile.parse(new RouteFile("file:routes/test.camel.yaml", text));
    }
}
