package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.outage.CircuitBreaker;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Runs the real {@code routes/} and {@code application.properties} as {@link org.thumbnailroute.app.RouteProgram} starts them,
 * once for each test class, against queues, buckets and a topic of the class's own on the local AWS.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class RouteTest extends CamelTestSupport {

    /** More failing requests than the quick retries of the route make. */
    static final int ALL_QUICK_ATTEMPTS = 4;

    private static final ObjectMapper JSON = new ObjectMapper();

    final LocalAws aws = SharedAws.get();
    final Stack stack = aws.createStack(getClass().getSimpleName().toLowerCase(Locale.ROOT), maxReceiveCount());

    /** For this package only, because it asks a subclass that is not made yet; javac 21 and later warn of a public one. */
    RouteTest() {}

    /** Settings in which a test differs from {@code application.properties}. */
    Map<String, String> settings() {
        return Map.of();
    }

    /** Where the settings are; in the repository. */
    String properties() {
        return "file:application.properties";
    }

    /** The route files, as a pattern of Camel's; those of the repository. */
    String routes() {
        return "file:routes/*.camel.yaml";
    }

    int maxReceiveCount() {
        return 5;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        Main main = org.thumbnailroute.app.RouteProgram.camel();
        main.setDefaultPropertyPlaceholderLocation(properties());
        Properties overrides = new Properties();
        overrides.putAll(TestSettings.of(stack));
        overrides.putAll(settings());
        main.setOverrideProperties(overrides);
        main.configure().setRoutesIncludePattern(routes());
        main.init();
        ModelCamelContext camel = (ModelCamelContext) main.getCamelContext();
        shorten(camel.getRegistry().lookupByNameAndType("circuitBreaker", CircuitBreaker.class));
        shorten(camel.getRouteConfigurationDefinitions());
        return camel;
    }

    /** Camel's test kit leaves the context of a class running; its polls would get the faults meant for another class. */
    @AfterAll
    void stopRoutes() {
        context.stop();
    }

    /** The pauses of production would be those of the tests. */
    private static void shorten(CircuitBreaker circuitBreaker) {
        circuitBreaker.setShortestPauseSeconds(1);
        circuitBreaker.setLongestPauseSeconds(2);
        circuitBreaker.setLongestPauseBetweenTriesSeconds(2);
    }

    /** As many attempts as in production, in a tenth of the time. */
    private static void shorten(List<RouteConfigurationDefinition> configurations) {
        configurations.stream()
                .flatMap(configuration -> configuration.getOnExceptions().stream())
                .map(OnExceptionDefinition::getRedeliveryPolicyType)
                .filter(policy -> policy != null && policy.getRedeliveryDelay() != null)
                .forEach(policy ->
                        policy.setRedeliveryDelay(Long.toString(Long.parseLong(policy.getRedeliveryDelay()) / 10)));
    }

    void upload(String key, byte[] bytes) {
        upload(key, bytes, "application/octet-stream");
    }

    void upload(String key, byte[] bytes, String contentType) {
        aws.s3()
                .putObject(
                        put -> put.bucket(stack.sourceBucket()).key(key).contentType(contentType),
                        RequestBody.fromBytes(bytes));
    }

    void send(String body) {
        aws.sqs().sendMessage(send -> send.queueUrl(stack.queueUrl()).messageBody(body));
    }

    List<Published> published() {
        return aws.topics().published(stack.topicArn());
    }

    /** The announcement of the given original, once it is there. */
    JsonNode announcement(String sourceKey) {
        return await().until(() -> announcements(sourceKey), all -> !all.isEmpty())
                .get(0);
    }

    List<JsonNode> announcements(String sourceKey) {
        return documents("announced", sourceKey);
    }

    /** What was published of the given original, with this outcome. */
    List<JsonNode> documents(String outcome, String sourceKey) {
        return published().stream()
                .map(message -> json(message.textFor("sqs")))
                .filter(document -> document.path("outcome").asText().equals(outcome))
                .filter(document -> document.at("/source/key").asText().equals(sourceKey))
                .toList();
    }

    ResponseBytes<GetObjectResponse> stored(String key) {
        return aws.s3().getObjectAsBytes(get -> get.bucket(stack.targetBucket()).key(key));
    }

    /** Waits until the queue holds nothing, neither waiting nor in work. */
    void awaitEmptyQueue() {
        await().until(() -> messages(stack.queueUrl()) == 0);
    }

    /** What is in the dead-letter queue, once something is. */
    Message awaitParked() {
        return await().until(
                        () -> aws.sqs()
                                .receiveMessage(receive -> receive.queueUrl(stack.deadLetterQueueUrl())
                                        .messageAttributeNames("All")
                                        .maxNumberOfMessages(1)
                                        .waitTimeSeconds(1))
                                .messages(),
                        messages -> !messages.isEmpty())
                .get(0);
    }

    /** What an event tells of the object as it lies in the source bucket now. */
    Uploaded uploaded(String key) {
        var head = aws.s3()
                .headObject(request -> request.bucket(stack.sourceBucket()).key(key));
        return Uploaded.put(
                stack.sourceBucket(),
                key,
                head.contentLength(),
                head.eTag().replace("\"", ""),
                Instant.now().toEpochMilli());
    }

    int messages(String queueUrl) {
        return aws.messages(queueUrl);
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
