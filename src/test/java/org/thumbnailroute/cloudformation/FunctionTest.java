package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FunctionTest {

    private static final Path HANDLERS = Path.of("src/lambda/java");

    private final Template lambda = Template.lambda();

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
}
