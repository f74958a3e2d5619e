package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.docs.Document;

/** {@code src/docs/terraform.md} says what the template says. */
class TerraformPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = Document.page("terraform.md").text();
    private static final Template TEMPLATE = Template.route();
    private static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/";
    private static final Deployment STACK = TEMPLATE.deployed(Map.of(
            "ClusterName",
            "CLUSTER",
            "SourceKeyArns",
            KEY + "source",
            "TargetKeyArn",
            KEY + "target",
            "QueueKeyArn",
            KEY + "queue",
            "TopicKeyArn",
            KEY + "topic",
            "TagsThumbnails",
            "yes",
            "DigestEmail",
            "a@example.com"));

    /** What only AWS can tell, as the page has it. */
    private static final Map<String, String> ARNS = Map.of(
            "Queue.Arn", "arn:aws:sqs:eu-central-1:111122223333:practiceQ",
            "DeadLetterQueue.Arn", "arn:aws:sqs:eu-central-1:111122223333:practiceQ-dlq",
            "UploadRule.Arn", "arn:aws:events:eu-central-1:111122223333:rule/uploads",
            "Topic", "arn:aws:sns:eu-central-1:111122223333:thumbnail-ready",
            "DigestQueue.Arn", "arn:aws:sqs:eu-central-1:111122223333:digests",
            "DigestTopic", "arn:aws:sns:eu-central-1:111122223333:thumbnail-digests",
            "Table.Arn", "arn:aws:dynamodb:eu-central-1:111122223333:table/thumbnail-route-uploads",
            "SourceBucket.Arn", "arn:aws:s3:::naa-hd-image-source",
            "SourceBucket.Arn/*", "arn:aws:s3:::naa-hd-image-source/*");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Buckets, SourceBucketPolicy, /PolicyDocument",
        "Policy of the queue, QueuePolicy, /PolicyDocument",
        "Policy of the dead-letter queue, DeadLetterQueuePolicy, /PolicyDocument",
        "Policy of the topic, TopicPolicy, /PolicyDocument",
        "Policy of the worker, WorkerPolicy, /PolicyDocument",
        "Policy of KEDA's scaler, ScalerPolicy, /PolicyDocument",
        "Trust of the worker's role, WorkerRole, /AssumeRolePolicyDocument"
    })
    void itsPoliciesAreTheTemplates(String heading, String resource, String pointer) throws JsonProcessingException {
        String expected =
                STACK.properties(resource).at(pointer).toString().replaceAll("arn:(\\*|AWS::Partition):", "arn:aws:");
        for (Map.Entry<String, String> arn : ARNS.entrySet()) {
            expected = expected.replace('"' + arn.getKey() + '"', '"' + arn.getValue() + '"');
        }
        // a Sid may be called like a resource
        assertEquals(withoutSids(JSON.readTree(expected)), withoutSids(json(heading)));
    }

    private static String withoutSids(JsonNode policy) {
        policy.path("Statement").forEach(statement -> ((ObjectNode) statement).remove("Sid"));
        return policy.toPrettyString();
    }

    @Test
    void itsPatternAndTheStatementForTheKeyAreTheTemplates() throws JsonProcessingException {
        String pattern = STACK.properties("UploadRule").path("EventPattern").asText();

        assertEquals(JSON.readTree(pattern), json("Event pattern"));
        assertEquals(JSON.readTree(STACK.output("QueueKeyStatement")), json("Policy of the queues' KMS key"));
    }

    static Stream<String> resources() {
        return TEMPLATE.tree().path("Resources").properties().stream().map(Map.Entry::getKey);
    }

    /** Numbers, such as retentions, are what one forgets to carry over. */
    @ParameterizedTest
    @MethodSource("resources")
    void itsTableHasTheResourceWithItsNumbers(String resource) {
        List<String> rows = PAGE.lines()
                .filter(line -> Pattern.compile("^\\|[^|]*\\b" + resource + "\\b")
                        .matcher(line)
                        .find())
                .toList();

        assertEquals(1, rows.size(), rows::toString);
        if (resource.matches(".*(Queue|Alarm)")) {
            numbers(TEMPLATE.deployed(Map.of("DigestEmail", "a@example.com")).properties(resource))
                    .forEach(number -> assertTrue(
                            Pattern.compile("\\b" + number + "\\b")
                                    .matcher(rows.get(0))
                                    .find(),
                            () -> number + " is not in " + rows));
        }
    }

    private static Stream<String> numbers(JsonNode node) {
        Stream<String> below = StreamSupport.stream(node.spliterator(), false).flatMap(TerraformPageTest::numbers);
        return node.isNumber() ? Stream.of(node.asText()) : below;
    }

    private static JsonNode json(String heading) throws JsonProcessingException {
        String section =
                PAGE.split("(?m)^## " + Pattern.quote(heading) + "$", 2)[1].split("(?m)^## ", 2)[0];
        return JSON.readTree(section.split("```json", 2)[1].split("```", 2)[0]);
    }
}
