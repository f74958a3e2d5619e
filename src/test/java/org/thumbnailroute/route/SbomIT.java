package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The bill of materials of the package. */
class SbomIT {

    private static final Path SBOM = Path.of("target/thumbnail-route-sbom.json");

    @Test
    void namesWhatIsShippedAndNothingElse() throws IOException {
        JsonNode components = new ObjectMapper().readTree(SBOM.toFile()).path("components");
        Set<String> named = StreamSupport.stream(components.spliterator(), false)
                .map(component -> "%s-%s.jar"
                        .formatted(
                                component.path("name").asText(),
                                component.path("version").asText()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertFalse(named.isEmpty());
        assertEquals(libraries(), named);
    }

    private static Set<String> libraries() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
            return jars.map(jar -> jar.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
