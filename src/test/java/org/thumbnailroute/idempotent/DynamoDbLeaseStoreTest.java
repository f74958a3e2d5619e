package org.thumbnailroute.idempotent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.local.LocalDynamoDb;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbLeaseStoreTest extends LeaseStoreContract {

    private static final LocalDynamoDb DYNAMO_DB = LocalDynamoDb.start();
    private static final DynamoDbClient CLIENT = DYNAMO_DB.client();

    private static final LeaseStore STORE = open();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static LeaseStore open() {
        DYNAMO_DB.createTable("leases");
        return new DynamoDbLeaseStore(CLIENT, "leases");
    }

    @AfterAll
    static void close() {
        STORE.close();
        DYNAMO_DB.close();
    }

    @Override
    LeaseStore store() {
        return STORE;
    }

    @Override
    void age(String agedKey, Duration by) {
        CLIENT.updateItem(update -> update.tableName("leases")
                .key(Map.of("identity", AttributeValue.fromS(agedKey)))
                .updateExpression("SET expiresAt = expiresAt - :by")
                .expressionAttributeValues(Map.of(":by", AttributeValue.fromN(Long.toString(by.toSeconds())))));
    }

    /** A worker that is minutes ahead or behind would take leases that are held, or make some that are over at once. */
    @ParameterizedTest
    @ValueSource(longs = {-3600, -31, 31, 3600})
    void takesTheTimeFromDynamoDb(long seconds) {
        String key = "at " + seconds;
        DYNAMO_DB.moveClock(Duration.ofSeconds(seconds));
        try {
            STORE.release(key, "whose answer tells the time");
            STORE.claim(key, "a", MINUTE);
            assertEndsIn(seconds + 60, key);

            STORE.renew(key, "a", MINUTE.multipliedBy(2));
            assertEndsIn(seconds + 120, key);

            STORE.done(key, MINUTE.multipliedBy(3));
            assertEndsIn(seconds + 180, key);
        } finally {
            DYNAMO_DB.moveClock(Duration.ZERO);
            STORE.release(key, "whose answer tells the time");
        }
    }

    /** From now on, by the clock of this machine, give or take what the test takes. */
    private static void assertEndsIn(long seconds, String key) {
        long end = Long.parseLong(
                CLIENT.getItem(get -> get.tableName("leases").key(Map.of("identity", AttributeValue.fromS(key))))
                        .item()
                        .getOrDefault("expiresAt", AttributeValue.fromN("0"))
                        .n());
        assertEquals((double) seconds, (double) (end - Instant.now().getEpochSecond()), 10);
    }

    @Test
    void namesATableThatIsNotThere() {
        assertEquals(
                "there is no DynamoDB table \"nowhere\" in this account and region",
                assertThrows(IllegalArgumentException.class, () -> new DynamoDbLeaseStore(CLIENT, "nowhere"))
                        .getMessage());
    }

    @Test
    void namesATableWithAnotherKey() {
        DYNAMO_DB.createTable("numbered", "identity", ScalarAttributeType.N);
        DYNAMO_DB.createTable("named", "id", ScalarAttributeType.S);
        for (String table : new String[] {"numbered", "named"}) {
            assertEquals(
                    "the DynamoDB table \"%s\" needs the partition key \"identity\" of type S and no sort key"
                            .formatted(table),
                    assertThrows(IllegalArgumentException.class, () -> new DynamoDbLeaseStore(CLIENT, table))
                            .getMessage());
        }
    }
}
