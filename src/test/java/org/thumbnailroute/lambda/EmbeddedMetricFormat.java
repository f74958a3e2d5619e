package org.thumbnailroute.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.thumbnailroute.route.RouteTest;

/** Reads a line of the log as CloudWatch does. */
final class EmbeddedMetricFormat {

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(resource());

    private EmbeddedMetricFormat() {}

    private static InputStream resource() {
        return EmbeddedMetricFormat.class.getResourceAsStream("embedded-metric-format.json");
    }

    /** What breaks the schema. */
    static List<String> broken(String line) {
        return SCHEMA.validate(RouteTest.json(line)).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    /** The metrics of a line, such as {@code Outcomes[Service=f,Outcome=gone]=1 Count}; fails if CloudWatch would take none. */
    static Set<String> metrics(String line) {
        assertEquals(List.of(), broken(line), line);
        JsonNode root = RouteTest.json(line);
        Set<String> metrics = new TreeSet<>();
        for (JsonNode directive : root.at("/_aws/CloudWatchMetrics")) {
            for (JsonNode dimensions : directive.path("Dimensions")) {
                List<String> values = stream(dimensions)
                        .map(name -> name.textValue() + "=" + dimension(root, name.textValue()))
                        .toList();
                for (JsonNode metric : directive.path("Metrics")) {
                    String name = metric.path("Name").textValue();
                    assertTrue(root.path(name).isNumber(), () -> name + " in " + line);
                    assertTrue(
                            metrics.add("%s[%s]=%s %s"
                                    .formatted(
                                            name,
                                            String.join(",", values),
                                            root.path(name),
                                            metric.path("Unit").textValue())),
                            () -> name + " twice in " + line);
                }
            }
        }
        return metrics;
    }

    /** A dimension's value is ASCII, of 1 to 1,024 characters, and not blank. */
    private static String dimension(JsonNode root, String name) {
        String value = root.path(name).textValue();
        assertTrue(value != null && value.matches("[!-~][ -~]{0,1023}"), () -> name + " in " + root);
        return value;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
