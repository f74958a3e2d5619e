package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.route.ProductionFiles;
import org.thumbnailroute.route.ShippedSettings;

/** The templates and {@code application.properties} fit together. */
class SettingsContractTest {

    /** What names something in AWS, or needs more rights and events there. */
    private static final Set<String> OF_AWS = Set.of(
            "thumbnail.queue",
            "thumbnail.dead-letter-queue",
            "thumbnail.source-bucket",
            "thumbnail.target-bucket",
            "thumbnail.topic",
            "thumbnail.announced-store",
            "thumbnail.on-delete");

    /** The same, of digests. The function makes none. */
    private static final Set<String> OF_DIGESTS = Set.of("thumbnail.digest-queue", "thumbnail.digest-topic");

    private final Template route = Template.route();
    private final Template lambda = Template.lambda();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "SourceBucketName, thumbnail.source-bucket",
        "TargetBucketName, thumbnail.target-bucket",
        "QueueName, thumbnail.queue",
        "DeadLetterQueueName, thumbnail.dead-letter-queue",
        "TopicName, thumbnail.topic"
    })
    void aStackWithDefaultsIsWhatTheDefaultSettingsName(String parameter, String setting) {
        assertEquals(
                ShippedSettings.properties().getProperty(setting),
                route.parameter(parameter).path("Default").asText());
    }

    @Test
    void theOutputsAreTheSettings() {
        Set<String> outputs = route.outputs().properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith("Thumbnail"))
                .map(name -> name.replaceFirst("^Thumbnail", "thumbnail.")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .replace(".-", ".")
                        .toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());

        Set<String> all = new TreeSet<>(OF_AWS);
        all.addAll(OF_DIGESTS);
        assertEquals(all, outputs);
        assertTrue(ShippedSettings.properties().stringPropertyNames().containsAll(all));
        assertEquals("dynamodb:Table", route.deployed(Map.of()).output("ThumbnailAnnouncedStore"));
    }

    @Test
    void theFunctionGetsTheSettingsThatItNeedsAndNoneThatThereIsNot() {
        JsonNode variables = lambda.deployed(Map.of()).properties("Function").at("/Environment/Variables");
        Map<String, String> settings = ShippedSettings.properties().stringPropertyNames().stream()
                .collect(Collectors.toMap(ProductionFiles::variable, name -> name));
        Set<String> set = new TreeSet<>();
        variables.fieldNames().forEachRemaining(name -> set.add(settings.getOrDefault(name, name + " is no setting")));
        set.remove("AWS_LAMBDA_EXEC_WRAPPER is no setting"); // but one of Lambda's

        Set<String> expected = new TreeSet<>(OF_AWS);
        expected.addAll(Set.of("thumbnail.size", "thumbnail.log"));
        assertEquals(expected, set);
    }

    @Test
    void whatTheFunctionsStackImportsTheOtherExports() {
        Set<String> exported = new TreeSet<>();
        Deployment stack = route.deployed(Map.of());
        route.outputs()
                .forEach(output -> exported.add(stack.evaluate(output.at("/Export/Name"))
                        .asText()
                        .replace("AWS::StackName", "thumbnail-route")));
        Set<String> imported = new TreeSet<>();
        lambda.deployed(Map.of())
                .evaluate(lambda.tree().path("Resources"))
                .findParents("Type")
                .forEach(resource -> collectImports(resource, imported));

        assertTrue(imported.size() > 5, imported::toString);
        imported.removeAll(exported);
        assertEquals(Set.of(), imported);
    }

    private static void collectImports(JsonNode node, Set<String> imported) {
        if (node.isTextual() && node.asText().startsWith("import ")) {
            imported.add(node.asText().substring("import ".length()));
        }
        node.forEach(child -> collectImports(child, imported));
    }
}
