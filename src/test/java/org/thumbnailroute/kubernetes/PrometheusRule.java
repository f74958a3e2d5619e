package org.thumbnailroute.kubernetes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Prometheus operator's PrometheusRule, with just the fields that are shipped.
 *
 * @param tree as it is written
 * @param content what is read of it
 */
record PrometheusRule(@JsonValue JsonNode tree, Content content) {

    /** In the file that a command completes, there is nothing below {@code spec} yet. */
    @JsonCreator
    static PrometheusRule read(JsonNode tree) {
        ObjectNode content = tree.deepCopy();
        if (content.path("spec").isNull()) {
            content.remove("spec");
        }
        return new PrometheusRule(tree, StrictReader.read(content, Content.class));
    }

    /** The object. */
    record Content(
            String apiVersion,
            String kind,
            ObjectMeta metadata,
            @Nullable Spec spec) {}

    /** As in a file of rules. */
    record Spec(List<Group> groups) {}

    /** What is evaluated at one time. */
    record Group(String name, List<Rule> rules) {}

    /**
     * An alert.
     *
     * @param duration how long it has to be so, as {@code 5m}
     */
    record Rule(
            String alert,
            String expr,
            @JsonProperty("for") @Nullable String duration,
            Map<String, String> labels,
            Map<String, String> annotations) {}
}
