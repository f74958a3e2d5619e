package org.thumbnailroute.idempotent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.idempotent.LeaseStore.Claim;
import org.thumbnailroute.local.LocalDynamoDb;
import org.thumbnailroute.state.State;
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
    void readsWhatAnOlderWorkerHasWritten() {
        JsonNode items = State.json("store.dynamodb.json");
        String announced = items.at("/announced/identity/S").asText();
        String inWork = items.at("/in work/identity/S").asText();
        items.forEach(item -> put(item, Map.of()));

        assertEquals(Claim.DONE, STORE.claim(announced, "new worker", MINUTE));
        assertTrue(STORE.isDone(announced));
        assertEquals(Claim.HELD, STORE.claim(inWork, "new worker", MINUTE));
        age(inWork, MINUTE);
        assertEquals(Claim.GRANTED, STORE.claim(inWork, "new worker", MINUTE));
    }

    /** An older worker writes its items anew, without what the newer one has added: that has to have a default. */
    @Test
    void goesOnWithTheItemsOfANewerWorker() {
        State.json("store.dynamodb.json").forEach(item -> put(item, Map.of("region", AttributeValue.fromS("eu"))));
        String announced =
                State.json("store.dynamodb.json").at("/announced/identity/S").asText();
        JsonNode held = State.json("store.dynamodb.json").path("in work");
        String inWork = held.at("/identity/S").asText();

        assertEquals(Claim.DONE, STORE.claim(announced, "b", MINUTE));
        assertEquals(Claim.HELD, STORE.claim(inWork, "b", MINUTE));
        STORE.renew(inWork, held.at("/holder/S").asText(), MINUTE);
        STORE.done(inWork, MINUTE);
        assertTrue(STORE.isDone(inWork));
    }

    private static void put(JsonNode item, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> attributes = new HashMap<>(more);
        item.properties().forEach(attribute -> {
            JsonNode value = attribute.getValue();
            attributes.put(
                    attribute.getKey(),
                    value.has("S")
                            ? AttributeValue.fromS(value.path("S").asText())
                            : AttributeValue.fromN(Long.toString(Instant.now().getEpochSecond()
                                    + value.path("N").asLong())));
        });
        CLIENT.putItem(put -> put.tableName("leases").item(attributes));
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
