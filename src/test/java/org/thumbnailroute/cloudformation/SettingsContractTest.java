package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The templates and {@code application.properties} fit together. */
class SettingsContractTest {

    /** What names something in AWS. */
    private static final Set<String> OF_AWS = Set.of(
            "thumbnail.queue",
            "thumbnail.dead-letter-queue",
            "thumbnail.source-bucket",
            "thumbnail.target-bucket",
            "thumbnail.topic",
            "thumbnail.announced-store");

    private static final Path HANDLERS = Path.of("src/lambda/java");

    private final Template route = Template.route();
    private final Template lambda = Template.lambda();
    private final Properties properties = shipped();

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
                properties.getProperty(setting),
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

        assertEquals(OF_AWS, outputs);
        assertTrue(properties.stringPropertyNames().containsAll(OF_AWS));
        assertEquals(
                "dynamodb:Table",
                route.deployed(Map.of())
                        .evaluate(route.outputs())
                        .at("/ThumbnailAnnouncedStore/Value")
                        .asText());
    }

    @Test
    void theFunctionGetsTheSettingsThatItNeedsAndNoneThatThereIsNot() {
        JsonNode variables = lambda.deployed(Map.of()).properties("Function").at("/Environment/Variables");
        Map<String, String> settings = properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), name -> name));
        Set<String> set = new TreeSet<>();
        variables.fieldNames().forEachRemaining(name -> set.add(settings.getOrDefault(name, name + " is no setting")));

        Set<String> expected = new TreeSet<>(OF_AWS);
        expected.add("thumbnail.size");
        assertEquals(expected, set);
    }

    @Test
    void whatTheFunctionsStackImportsTheOtherExports() {
        Set<String> exported = new TreeSet<>();
        route.deployed(Map.of())
                .evaluate(route.outputs())
                .forEach(output ->
                        exported.add(output.at("/Export/Name").asText().replace("AWS::StackName", "thumbnail-route")));
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

    /** A worker hides what it receives for as long as its setting says; Lambda takes the queue's own time. */
    @Test
    void theQueueHidesAMessageForLongEnough() {
        JsonNode visibility = route.parameter("QueueVisibilitySeconds");
        JsonNode timeout = lambda.parameter("TimeoutSeconds");

        assertTrue(visibility.path("MinValue").asInt()
                >= 6 * timeout.path("MaxValue").asInt());
        assertTrue(visibility.path("Default").asInt()
                >= visibility.path("MinValue").asInt());
        assertTrue(visibility.path("Default").asInt()
                >= Integer.parseInt(properties.getProperty("thumbnail.visibility-timeout-seconds")));
    }

    /** See "When it fails" in the README. */
    @Test
    void theQueueGivesAMessageTimeAndKeepsWhatItParks() {
        JsonNode attempts = route.parameter("MaxReceiveCount");
        JsonNode queue = route.deployed(Map.of()).properties("Queue");
        JsonNode deadLetters = route.deployed(Map.of()).properties("DeadLetterQueue");

        assertTrue(attempts.path("MinValue").asInt() >= 5);
        assertEquals(attempts.path("Default"), queue.at("/RedrivePolicy/maxReceiveCount"));
        assertEquals(
                "DeadLetterQueue.Arn",
                queue.at("/RedrivePolicy/deadLetterTargetArn").asText());
        assertTrue(deadLetters.path("MessageRetentionPeriod").asInt()
                > queue.path("MessageRetentionPeriod").asInt());
        assertEquals(
                "arn:AWS::Partition:sqs:AWS::Region:AWS::AccountId:"
                        + queue.path("QueueName").asText(),
                deadLetters.at("/RedriveAllowPolicy/sourceQueueArns/0").asText());
    }

    /** The alias would stay with a version made of the old ones. */
    @Test
    void everyParameterOfTheFunctionMakesANewVersion() {
        Set<String> used = new TreeSet<>();
        lambda.tree().path("Parameters").fieldNames().forEachRemaining(name -> {
            String function = lambda.properties("Function").toString();
            if (function.contains("\"Ref\":\"" + name + "\"") || function.contains("${" + name + "}")) {
                used.add(name);
            }
        });
        String description =
                lambda.properties("FunctionVersion").at("/Description/Fn::Sub").asText();

        assertTrue(used.contains("CodeKey"), used::toString);
        used.removeIf(name -> description.contains("${" + name + "}"));
        assertEquals(Set.of(), used);
    }

    @Test
    void theFunctionReportsWhatFailedAndStartsFromASnapshot() {
        Deployment stack = lambda.deployed(Map.of());
        JsonNode mapping = stack.properties("Uploads");

        assertEquals(
                "ReportBatchItemFailures",
                mapping.at("/FunctionResponseTypes/0").asText());
        assertEquals("LiveAlias", mapping.path("FunctionName").asText());
        assertTrue(lambda.parameter("MaximumConcurrency").path("MinValue").asInt() >= 2);
        assertEquals(
                "PublishedVersions",
                stack.properties("Function").at("/SnapStart/ApplyOn").asText());
        assertEquals(
                "FunctionVersion.Version",
                stack.properties("LiveAlias").path("FunctionVersion").asText());
    }

    @Test
    void theHandlerIsAMethodOfTheSources() throws IOException {
        assumeTrue(Files.isDirectory(HANDLERS), HANDLERS + " is not there, so the handler's name is not checked");
        String[] handler =
                lambda.properties("Function").path("Handler").asText().split("::", -1);

        String source = Files.readString(HANDLERS.resolve(handler[0].replace('.', '/') + ".java"));
        assertTrue(source.contains(" " + handler[1] + "("), source);
    }

    private static Properties shipped() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("application.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return properties;
    }
}
