package org.thumbnailroute.idempotent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Leases in a table of DynamoDB with the partition key {@code identity} (S). An item has its {@code holder} (S), absent
 * when done, and {@code expiresAt} (N) in epoch seconds, which the table's time to live should name: that deletes what
 * has expired, some day. Each change is one conditional write. The time is that of DynamoDB, see {@link ServerClock}: its
 * expressions know none.
 */
public final class DynamoDbLeaseStore implements LeaseStore {

    private static final String IDENTITY = "identity";
    private static final String HOLDER = "holder";
    private static final String EXPIRES_AT = "expiresAt";

    private static final String IS_HOLDER = "holder = :holder";
    private static final String IS_FREE_OR_MINE =
            "attribute_not_exists(#identity) OR expiresAt <= :now OR " + IS_HOLDER;

    private final DynamoDbClient client;
    private final String table;
    private final ServerClock clock = ServerClock.start();

    /** Checks that there is such a table; it makes none. */
    public DynamoDbLeaseStore(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        requireKey(describe());
    }

    @Override
    public Claim claim(String key, String holder, Duration lease) {
        Instant now = clock.now();
        try {
            timed(() -> client.putItem(put -> put.tableName(table)
                    .item(Map.of(IDENTITY, text(key), HOLDER, text(holder), EXPIRES_AT, secondsUp(now.plus(lease))))
                    .conditionExpression(IS_FREE_OR_MINE)
                    // a reserved word of the expressions
                    .expressionAttributeNames(Map.of("#identity", IDENTITY))
                    .expressionAttributeValues(Map.of(":now", seconds(now), ":holder", text(holder)))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return Claim.GRANTED;
        } catch (ConditionalCheckFailedException e) {
            return e.item().containsKey(IDENTITY) && !e.item().containsKey(HOLDER) ? Claim.DONE : Claim.HELD;
        }
    }

    @Override
    public void renew(String key, String holder, Duration lease) {
        ifStillHeld(() -> client.updateItem(update -> update.tableName(table)
                .key(Map.of(IDENTITY, text(key)))
                .updateExpression("SET expiresAt = :until")
                .conditionExpression(IS_HOLDER)
                .expressionAttributeValues(Map.of(":until", endOf(lease), ":holder", text(holder)))));
    }

    @Override
    public void done(String key, Duration memory) {
        timed(() -> client.putItem(
                put -> put.tableName(table).item(Map.of(IDENTITY, text(key), EXPIRES_AT, endOf(memory)))));
    }

    @Override
    public void release(String key, String holder) {
        ifStillHeld(() -> client.deleteItem(delete -> delete.tableName(table)
                .key(Map.of(IDENTITY, text(key)))
                .conditionExpression(IS_HOLDER)
                .expressionAttributeValues(Map.of(":holder", text(holder)))));
    }

    @Override
    public State look(String key) {
        Map<String, AttributeValue> item = timed(() -> client.getItem(get ->
                        get.tableName(table).key(Map.of(IDENTITY, text(key))).consistentRead(true)))
                .item();
        if (!item.containsKey(EXPIRES_AT)
                || Long.parseLong(item.get(EXPIRES_AT).n()) <= clock.now().getEpochSecond()) {
            return State.ABSENT;
        }
        return item.containsKey(HOLDER) ? State.HELD : State.DONE;
    }

    /** Leaves it to the table's time to live. */
    @Override
    public int purge() {
        return 0;
    }

    /** Closes the client. */
    @Override
    public void close() {
        client.close();
    }

    private TableDescription describe() {
        try {
            return timed(() -> client.describeTable(describe -> describe.tableName(table)))
                    .table();
        } catch (ResourceNotFoundException e) {
            throw new IllegalArgumentException(
                    "there is no DynamoDB table \"%s\" in this account and region".formatted(table), e);
        }
    }

    private void requireKey(TableDescription description) {
        List<KeySchemaElement> keys = description.keySchema();
        boolean fits = keys.size() == 1
                && keys.get(0).attributeName().equals(IDENTITY)
                && keys.get(0).keyType() == KeyType.HASH
                && description.attributeDefinitions().stream()
                        .anyMatch(attribute -> attribute.attributeName().equals(IDENTITY)
                                && attribute.attributeType() == ScalarAttributeType.S);
        if (!fits) {
            throw new IllegalArgumentException(
                    "the DynamoDB table \"%s\" needs the partition key \"identity\" of type S and no sort key"
                            .formatted(table));
        }
    }

    private void ifStillHeld(Supplier<DynamoDbResponse> change) {
        try {
            timed(change);
        } catch (ConditionalCheckFailedException e) {
            // expired and taken over, or done: not this holder's any more
        }
    }

    /** Learns from the answer what time it is. */
    private <T extends DynamoDbResponse> T timed(Supplier<T> request) {
        try {
            T answer = request.get();
            clock.read(Optional.ofNullable(answer.sdkHttpResponse()));
            return answer;
        } catch (DynamoDbException e) {
            clock.read(Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::sdkHttpResponse));
            throw e;
        }
    }

    private AttributeValue endOf(Duration time) {
        return secondsUp(clock.now().plus(time));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue seconds(Instant instant) {
        return AttributeValue.fromN(Long.toString(instant.getEpochSecond()));
    }

    /** The end of the second, so that nothing ends early. */
    private static AttributeValue secondsUp(Instant instant) {
        return seconds(instant.plusNanos(999_999_999));
    }
}
