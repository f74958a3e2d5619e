package org.thumbnailroute.doctor;

import org.thumbnailroute.idempotent.DynamoDbLeaseStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** A look at a DynamoDB table. */
final class TableLook {

    private static final double MEGABYTE = 1e6;

    private TableLook() {}

    static Finding at(DynamoDbClient client, String table, String region) {
        try {
            // checks its key
            new DynamoDbLeaseStore(client, table);
        } catch (IllegalArgumentException e) {
            return Finding.fail(
                    String.valueOf(e.getMessage()),
                    "aws dynamodb create-table --region %s --table-name %s --billing-mode PAY_PER_REQUEST --attribute-definitions AttributeName=identity,AttributeType=S --key-schema AttributeName=identity,KeyType=HASH"
                            .formatted(region, table));
        }
        TableDescription found =
                client.describeTable(describe -> describe.tableName(table)).table();
        String text = "DynamoDB table %s is %s: %d uploads, %.1f MB, as of the last six hours"
                .formatted(table, found.tableStatusAsString(), found.itemCount(), found.tableSizeBytes() / MEGABYTE);
        return found.tableStatus() == TableStatus.ACTIVE || found.tableStatus() == TableStatus.UPDATING
                ? Finding.ok(text)
                : Finding.fail(
                        text, "aws dynamodb wait table-exists --region %s --table-name %s".formatted(region, table));
    }
}
