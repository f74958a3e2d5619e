package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {

    private final Template template = Template.route();
    private final Deployment stack = template.deployed(Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"SourceBucket", "TargetBucket"})
    void areEncryptedAndNobodyElses(String bucket) {
        JsonNode properties = stack.properties(bucket);
        JsonNode deny = stack.properties(bucket + "Policy").at("/PolicyDocument/Statement/0");

        assertAll(
                () -> assertEquals(
                        "AES256",
                        properties
                                .at("/BucketEncryption/ServerSideEncryptionConfiguration/0")
                                .at("/ServerSideEncryptionByDefault/SSEAlgorithm")
                                .asText()),
                () -> assertEquals(
                        Set.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"),
                        trueFields(properties.path("PublicAccessBlockConfiguration"))),
                () -> assertEquals(
                        "BucketOwnerEnforced",
                        properties
                                .at("/OwnershipControls/Rules/0/ObjectOwnership")
                                .asText()),
                () -> assertEquals("Deny", deny.path("Effect").asText()),
                () -> assertEquals(
                        "false", deny.at("/Condition/Bool/aws:SecureTransport").asText()),
                () -> assertEquals(List.of(bucket + ".Arn", bucket + ".Arn/*"), Policy.texts(deny.path("Resource"))));
    }

    @Test
    void theSourceBucketTellsEventBridge() {
        assertEquals(
                Set.of("EventBridgeEnabled"),
                trueFields(stack.properties("SourceBucket").at("/NotificationConfiguration/EventBridgeConfiguration")));
    }

    /** When the stack is deleted, and when CloudFormation has to replace one. */
    @ParameterizedTest
    @ValueSource(strings = {"SourceBucket", "TargetBucket", "Table", "DeadLetterQueue"})
    void whatCannotBeMadeAgainOutlivesTheStack(String resource) {
        JsonNode definition = template.tree().path("Resources").path(resource);

        assertEquals(
                "RetainExceptOnCreate",
                definition.path("DeletionPolicy").asText(),
                "or a first deployment that fails would be in the way of the next");
        assertEquals("Retain", definition.path("UpdateReplacePolicy").asText());
    }

    private static Set<String> trueFields(JsonNode object) {
        return object.properties().stream()
                .filter(field -> field.getValue().asBoolean())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
