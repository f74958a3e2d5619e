package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FunctionTest {

    private static final Map<String, String> ARCHIVE = Map.of("CodeBucket", "b", "CodeKey", "k.zip");
    private static final Map<String, String> IMAGE = Map.of("ImageUri", "r/thumbnail-route:1");

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
    void theHandlerIsOurs() throws ReflectiveOperationException {
        JsonNode archive = lambda.deployed(ARCHIVE).properties("Function");
        JsonNode image = lambda.deployed(IMAGE).properties("Function");

        for (JsonNode name : List.of(archive.path("Handler"), image.at("/ImageConfig/Command/0"))) {
            String[] handler = name.asText().split("::", -1);
            Method method = Class.forName(handler[0])
                    .getMethod(handler[1], InputStream.class, OutputStream.class, Context.class);
            assertTrue(RequestStreamHandler.class.isAssignableFrom(method.getDeclaringClass()));
        }
    }

    /** Lambda refuses a function of one package with properties of the other. */
    @Test
    void isAnImageOrAnArchive() {
        JsonNode archive = lambda.deployed(ARCHIVE).properties("Function");
        JsonNode image = lambda.deployed(IMAGE).properties("Function");

        assertEquals("Zip", archive.path("PackageType").asText());
        assertEquals(
                "{\"S3Bucket\":\"b\",\"S3Key\":\"k.zip\"}", archive.path("Code").toString());
        assertFalse(archive.has("ImageConfig"));
        assertEquals("Image", image.path("PackageType").asText());
        assertEquals(
                "{\"ImageUri\":\"r/thumbnail-route:1\"}", image.path("Code").toString());
        for (String ofArchives : List.of("Runtime", "Handler", "SnapStart")) {
            assertTrue(archive.has(ofArchives), ofArchives);
            assertFalse(image.has(ofArchives), ofArchives);
        }
        assertFalse(
                image.at("/Environment/Variables").has("AWS_LAMBDA_EXEC_WRAPPER"), "managed runtimes alone have it");
    }
}
