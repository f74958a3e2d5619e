package org.thumbnailroute.kubernetes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.v1.IntegrationSpec;

/**
 * An Integration of Camel K. The model in Maven is that of version 2.4.0; the fields that 2.10.1, which the manifest is
 * for, has besides are listed here with their types.
 *
 * @param tree as it is written
 * @param metadata its name, labels and annotations
 * @param spec without flows and without what 2.4.0 lacks
 */
record Integration(@JsonValue JsonNode tree, ObjectMeta metadata, IntegrationSpec spec) {

    private static final Map<String, Class<?>> SINCE = Map.of(
            "/traits/camel/runtimeProvider", String.class,
            "/traits/health/livenessPort", Integer.class,
            "/traits/health/readinessPort", Integer.class,
            "/traits/health/startupPort", Integer.class);

    @JsonCreator
    static Integration read(JsonNode tree) {
        if (!Set.of("apiVersion", "kind", "metadata", "spec").equals(names(tree))) {
            throw new ManifestException("an Integration of " + names(tree));
        }
        ObjectNode spec = tree.path("spec").deepCopy();
        // any YAML that Camel understands; Camel itself reads it in a test
        spec.remove("flows");
        SINCE.forEach((field, type) -> take(spec, field, type));
        return new Integration(
                tree,
                StrictReader.read(tree.path("metadata"), ObjectMeta.class),
                StrictReader.read(spec, IntegrationSpec.class));
    }

    private static void take(ObjectNode spec, String field, Class<?> type) {
        int slash = field.lastIndexOf('/');
        if (spec.at(field.substring(0, slash)) instanceof ObjectNode parent
                && !spec.at(field).isMissingNode()) {
            StrictReader.read(parent.remove(field.substring(slash + 1)), type);
        }
    }

    private static Set<String> names(JsonNode tree) {
        return tree.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
