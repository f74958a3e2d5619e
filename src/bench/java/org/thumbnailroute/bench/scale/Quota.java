package org.thumbnailroute.bench.scale;

import java.util.List;
import org.thumbnailroute.docs.ScaleFile;

/**
 * What AWS allows, and what an upload takes of it.
 *
 * @param perUpload in the unit of the limit
 */
record Quota(String name, double limit, double perUpload) {

    /** Seconds in flight of an upload that succeeds: less than that, with half a second until its deletion. */
    private static final double IN_FLIGHT = 1;

    /**
     * All that a number of uploads a second could meet.
     *
     * @param workersPerUpload workers for each upload a second; each asks STS once when it starts, then once an hour
     */
    static List<Quota> all(ScaleFile numbers, double workersPerUpload) {
        double writes = numbers.get("calls.dynamodb.write");
        return List.of(
                new Quota("DynamoDB, new on-demand table", numbers.get("quota.dynamodb.new-table"), writes),
                new Quota("SQS in flight, 0.1 % keep failing", numbers.get("quota.sqs.in-flight"), inFlight(numbers)),
                new Quota("S3 PUT, one prefix", numbers.get("quota.s3.put"), numbers.get("calls.s3.put")),
                new Quota("S3 GET, one prefix", numbers.get("quota.s3.get"), numbers.get("calls.s3.get")),
                new Quota("DynamoDB, one table", numbers.get("quota.dynamodb.table"), writes),
                new Quota("EventBridge invocations", numbers.get("quota.eventbridge.invocations"), 1),
                new Quota("SNS publish", numbers.get("quota.sns.publish"), numbers.get("calls.sns.publish")),
                new Quota("STS, all workers start at once", numbers.get("quota.sts.requests"), workersPerUpload),
                new Quota("SQS in flight, none fails", numbers.get("quota.sqs.in-flight"), IN_FLIGHT));
    }

    /** Those that keep failing are in flight until their last delivery. */
    private static double inFlight(ScaleFile numbers) {
        return IN_FLIGHT + numbers.get("assumed.failing") * Redelivery.total();
    }

    /** Uploads a second. */
    double metAt() {
        return limit / perUpload;
    }
}
