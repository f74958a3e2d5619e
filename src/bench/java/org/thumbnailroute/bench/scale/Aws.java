package org.thumbnailroute.bench.scale;

import java.util.List;
import org.thumbnailroute.docs.ScaleFile;

/**
 * What an upload asks AWS for: how long it takes, and what is allowed.
 *
 * @param s3Seconds of a GET or PUT, on average
 */
record Aws(
        TokenBucket get,
        TokenBucket put,
        TokenBucket publish,
        TokenBucket write,
        double s3Seconds,
        double snsSeconds,
        double dynamoDbSeconds,
        double sqsSeconds) {

    static Aws of(ScaleFile numbers, Setup setup) {
        return new Aws(
                new TokenBucket("S3 GET", numbers.get("quota.s3.get") * setup.prefixes()),
                new TokenBucket("S3 PUT", numbers.get("quota.s3.put") * setup.prefixes()),
                new TokenBucket("SNS publish", numbers.get("quota.sns.publish")),
                new TokenBucket("DynamoDB write", setup.tableWrites()),
                numbers.seconds("assumed.latency.s3"),
                numbers.seconds("assumed.latency.sns"),
                numbers.seconds("assumed.latency.dynamodb"),
                numbers.seconds("assumed.latency.sqs"));
    }

    /** On one machine with the worker, and without limits. */
    static Aws local() {
        double all = 1e9;
        return new Aws(
                new TokenBucket("S3 GET", all),
                new TokenBucket("S3 PUT", all),
                new TokenBucket("SNS publish", all),
                new TokenBucket("DynamoDB write", all),
                0,
                0,
                0,
                0);
    }

    List<TokenBucket> buckets() {
        return List.of(get, put, publish, write);
    }
}
