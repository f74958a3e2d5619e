package org.thumbnailroute.backfill;

import java.time.Duration;
import java.util.List;

/**
 * What a backfill would do.
 *
 * @param counts objects that would be queued, and those that would not
 * @param requests of the whole backfill
 * @param atLeast how long it takes by its rate; workers may need longer
 */
record BackfillPlan(Counts counts, BilledRequests requests, Duration atLeast) {

    private static final double MEGABYTE = 1e6;

    List<String> lines(int rate) {
        return List.of(
                "to queue: %s; %,.1f MB".formatted(Counts.text(counts.queued()), counts.bytes() / MEGABYTE),
                "skipped: " + Counts.text(counts.skipped()),
                "refused, because the worker would park them: " + Counts.text(counts.refused()),
                "requests at most: S3 %,d LIST, %,d PUT, %,d GET and HEAD; SQS %,d; SNS %,d; DynamoDB %,d writes"
                        .formatted(
                                requests.s3Lists(),
                                requests.s3Puts(),
                                requests.s3Reads(),
                                requests.sqs(),
                                requests.sns(),
                                requests.dynamoDb()),
                "they cost US$ %.4f at the list prices of us-east-1; CPU and traffic of the workers come on top"
                        .formatted(requests.usDollars()),
                "time: at least %s at %,d a second".formatted(RoughTime.text(atLeast), rate));
    }
}
