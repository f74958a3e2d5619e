package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.idempotent.DynamoDbLeaseStore;
import org.thumbnailroute.idempotent.LeaseStore.Claim;
import org.thumbnailroute.local.LocalDynamoDb;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

class TableTest {

    private final JsonNode table = Template.route().deployed(Map.of()).properties("Table");

    @Test
    void isOneThatTheStoreCanUse() {
        String name = table.path("TableName").asText();
        try (LocalDynamoDb dynamoDb = LocalDynamoDb.start();
                DynamoDbClient client = dynamoDb.client();
                DynamoDbLeaseStore store = new DynamoDbLeaseStore(create(client), name)) {
            assertEquals(Claim.GRANTED, store.claim("a", "me", Duration.ofMinutes(1)));
            assertEquals(Claim.HELD, store.claim("a", "you", Duration.ofMinutes(1)));

            Map<String, AttributeValue> item = client.getItem(
                            get -> get.tableName(name).key(Map.of("identity", AttributeValue.fromS("a"))))
                    .item();
            String expiry = table.at("/TimeToLiveSpecification/AttributeName").asText();
            assertEquals(
                    AttributeValue.Type.N,
                    item.getOrDefault(expiry, AttributeValue.fromS("absent")).type());
            assertTrue(table.at("/TimeToLiveSpecification/Enabled").asBoolean());
        }
    }

    private DynamoDbClient create(DynamoDbClient client) {
        client.createTable(create -> create.tableName(table.path("TableName").asText())
                .billingMode(BillingMode.fromValue(table.path("BillingMode").asText()))
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(table.at("/AttributeDefinitions/0/AttributeName")
                                .asText())
                        .attributeType(table.at("/AttributeDefinitions/0/AttributeType")
                                .asText())
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName(table.at("/KeySchema/0/AttributeName").asText())
                        .keyType(table.at("/KeySchema/0/KeyType").asText())
                        .build()));
        return client;
    }
}
