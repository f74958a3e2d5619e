package org.thumbnailroute.idempotent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.LocalDynamoDb;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbLeaseStoreTest extends LeaseStoreContract {

    private static final LocalDynamoDb DYNAMO_DB = LocalDynamoDb.start();
    private static final DynamoDbClient CLIENT = DYNAMO_DB.client();

    private static final LeaseStore STORE = open();

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

    @Test
    void endsNothingBeforeItsTime() {
        STORE.claim("rounded", "a", Instant.ofEpochSecond(1), Instant.ofEpochMilli(2_001));
        assertEquals(
                Map.of(
                        "identity", AttributeValue.fromS("rounded"),
                        "holder", AttributeValue.fromS("a"),
                        "expiresAt", AttributeValue.fromN("3")),
                CLIENT.getItem(get -> get.tableName("leases").key(Map.of("identity", AttributeValue.fromS("rounded"))))
                        .item());
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
