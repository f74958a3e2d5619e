package org.thumbnailroute.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The worker's rights that no other check uses; {@code sqs:GetQueueUrl} and others are used by those that look at what they
 * are about. No request can succeed: it has a wrong handle, a wrong number, no text, or a condition that never holds.
 */
final class WorkerRights {

    /** SQS never gave a message such a handle. */
    private static final String NO_HANDLE = "thumbnail-route-doctor";

    private static final Set<String> HANDLE_IS_WRONG = Set.of("ReceiptHandleIsInvalid");
    private static final Set<String> CONDITION_FAILED = Set.of("ConditionalCheckFailedException");
    private static final Set<String> NONE = Set.of();

    private static final int TOO_LATE = 901;

    private static final String NEVER = "attribute_exists(#identity) AND attribute_not_exists(#identity)";
    private static final Map<String, String> NAMES = Map.of("#identity", "identity");
    private static final Map<String, AttributeValue> KEY = Map.of("identity", AttributeValue.fromS("doctor"));

    private final Environment environment;

    private WorkerRights(Environment environment) {
        this.environment = environment;
    }

    static List<Check> of(Environment environment) {
        WorkerRights rights = new WorkerRights(environment);
        List<Check> checks = new ArrayList<>(rights.ofQueues());
        checks.add(publish(environment, environment.topicName(), environment.topic()));
        environment.table().ifPresent(table -> checks.addAll(rights.ofTable(table)));
        return checks;
    }

    private List<Check> ofQueues() {
        String queue = environment.queueName();
        String parking = environment.deadLetterQueueName();
        Supplier<String> url = () -> environment.queueAddress().get().url();
        return List.of(
                receive(environment, queue, url),
                delete(environment, queue, url),
                changeVisibility(environment, queue, url),
                check(environment, "sqs:SendMessage", parking, parking, NONE, () -> environment
                        .sqs()
                        .sendMessage(send -> send.queueUrl(
                                        environment.deadLetterAddress().get().url())
                                .messageBody("")
                                .delaySeconds(TOO_LATE))));
    }

    static Check receive(Environment environment, String queue, Supplier<String> url) {
        return check(environment, "sqs:ReceiveMessage", queue, queue, NONE, () -> environment
                .sqs()
                .receiveMessage(receive -> receive.queueUrl(url.get()).maxNumberOfMessages(0)));
    }

    static Check changeVisibility(Environment environment, String queue, Supplier<String> url) {
        return check(environment, "sqs:ChangeMessageVisibility", queue, queue, HANDLE_IS_WRONG, () -> environment
                .sqs()
                .changeMessageVisibility(change ->
                        change.queueUrl(url.get()).receiptHandle(NO_HANDLE).visibilityTimeout(0)));
    }

    static Check delete(Environment environment, String queue, Supplier<String> url) {
        return check(environment, "sqs:DeleteMessage", queue, queue, HANDLE_IS_WRONG, () -> environment
                .sqs()
                .deleteMessage(delete -> delete.queueUrl(url.get()).receiptHandle(NO_HANDLE)));
    }

    static Check publish(Environment environment, String topic, Fact<TopicFacts> facts) {
        return check(environment, "sns:Publish", topic, topic, NONE, () -> environment
                .sns()
                .publish(publish ->
                        publish.topicArn(facts.get().arn()).subject("\n").message("")));
    }

    private List<Check> ofTable(String table) {
        String resource = "table/" + table;
        return List.of(
                check(environment, "dynamodb:PutItem", resource, table, CONDITION_FAILED, () -> environment
                        .dynamoDb()
                        .putItem(put -> put.tableName(table)
                                .item(KEY)
                                .conditionExpression(NEVER)
                                .expressionAttributeNames(NAMES))),
                check(environment, "dynamodb:UpdateItem", resource, table, CONDITION_FAILED, () -> environment
                        .dynamoDb()
                        .updateItem(update -> update.tableName(table)
                                .key(KEY)
                                .updateExpression("REMOVE holder")
                                .conditionExpression(NEVER)
                                .expressionAttributeNames(NAMES))),
                check(environment, "dynamodb:DeleteItem", resource, table, CONDITION_FAILED, () -> environment
                        .dynamoDb()
                        .deleteItem(delete -> delete.tableName(table)
                                .key(KEY)
                                .conditionExpression(NEVER)
                                .expressionAttributeNames(NAMES))));
    }

    private static Check check(
            Environment environment, String action, String arnName, String name, Set<String> proofs, Runnable request) {
        String service = action.substring(0, action.indexOf(':'));
        return new RightCheck(
                environment, Right.ofWorker(action, environment.arn(service, arnName)), name, proofs, request);
    }
}
