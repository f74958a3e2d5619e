package org.thumbnailroute.doctor;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Whether DynamoDB deletes what the route has forgotten; other stores are cleaned by the worker. */
final class TableExpiryCheck implements Check {

    private static final String ATTRIBUTE = "expiresAt";

    private final Environment environment;
    private final String table;

    TableExpiryCheck(Environment environment, String table) {
        this.environment = environment;
        this.table = table;
    }

    @Override
    public String name() {
        return "store-expiry";
    }

    @Override
    public String subject() {
        return table;
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofDoctor("dynamodb:DescribeTimeToLive", environment.arn("dynamodb", "table/" + table)));
    }

    @Override
    public Finding look() {
        TimeToLiveDescription found = environment
                .dynamoDb()
                .describeTimeToLive(describe -> describe.tableName(table))
                .timeToLiveDescription();
        boolean isOn = found.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                || found.timeToLiveStatus() == TimeToLiveStatus.ENABLING;
        return isOn && ATTRIBUTE.equals(found.attributeName())
                ? Finding.ok("items are deleted after their " + ATTRIBUTE)
                : Finding.warn(
                        "time to live is not on for the attribute %s: the table grows for ever".formatted(ATTRIBUTE),
                        "aws dynamodb update-time-to-live --region %s --table-name %s --time-to-live-specification Enabled=true,AttributeName=%s"
                                .formatted(environment.region(), table, ATTRIBUTE));
    }
}
