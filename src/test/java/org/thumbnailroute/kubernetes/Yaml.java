package org.thumbnailroute.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML as trees. A key that stands twice, and a scalar that kubectl would read as something else, are errors. */
final class Yaml {

    /** A boolean, an octal and a sexagesimal number in YAML 1.1, which kubectl reads; a text in 1.2, which Camel reads. */
    private static final Pattern READ_IN_TWO_WAYS =
            Pattern.compile("(?i)y|n|yes|no|on|off|[-+]?0[0-7_]+|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+");

    private static final LoadSettings SETTINGS = LoadSettings.builder().build();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Yaml() {}

    /**
     * Reads all documents of a text.
     *
     * @throws ManifestException when it is not YAML, or not the same to every reader
     */
    static List<JsonNode> documents(String text) {
        try {
            ambiguous(text).ifPresent(scalar -> {
                throw new ManifestException("\"" + scalar + "\" needs quotes: YAML 1.1 and 1.2 differ about it");
            });
            List<JsonNode> documents = new ArrayList<>();
            new Load(SETTINGS).loadAllFromString(text).forEach(document -> documents.add(MAPPER.valueToTree(document)));
            return documents;
        } catch (YamlEngineException e) {
            throw new ManifestException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<String> ambiguous(String text) {
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            if (event instanceof ScalarEvent scalar
                    && scalar.getScalarStyle() == ScalarStyle.PLAIN
                    && READ_IN_TWO_WAYS.matcher(scalar.getValue()).matches()) {
                return Optional.of(scalar.getValue());
            }
        }
        return Optional.empty();
    }
}
