package org.thumbnailroute.backfill;

import org.thumbnailroute.event.Audience;
import org.thumbnailroute.settings.Settings;

/**
 * The requests of a whole backfill, those of the workers included, at most: workers receive and delete several messages at a
 * time.
 *
 * @param s3Lists LIST, also of the plan
 * @param s3Puts of thumbnails; two for one that is replaced
 * @param s3Reads GET of originals, and HEAD
 */
record BilledRequests(long s3Lists, long s3Puts, long s3Reads, long sqs, long sns, long dynamoDb) {

    /** List prices of us-east-1 for a million requests in US$; {@code scale.csv} says where each was seen. */
    static final double PRICE_OF_S3_WRITES = 5.00;

    static final double PRICE_OF_S3_READS = 0.40;
    static final double PRICE_OF_SQS = 0.40;
    static final double PRICE_OF_SNS = 0.50;
    static final double PRICE_OF_DYNAMO_DB_WRITES = 0.625;

    private static final double MILLION = 1e6;

    /** Of the announced store: lease and record, and before an announcement a check. */
    private static final int WRITES = 2;

    private static final int WRITES_IF_ANNOUNCED = 3;

    /**
     * Those for so many objects.
     *
     * @param lists made by the plan; the backfill makes them again
     * @param heads likewise
     */
    static BilledRequests of(
            long objects, PlannedThumbnails thumbnails, long lists, long heads, Audience audience, Settings settings) {
        long replaced = thumbnails.replaced();
        boolean isAnnounced = audience != Audience.NONE;
        return new BilledRequests(
                2 * lists,
                thumbnails.created() + 2 * replaced,
                objects + 2 * replaced + 2 * heads,
                2 * (objects + (objects + Sender.LARGEST_BATCH - 1) / Sender.LARGEST_BATCH),
                isAnnounced ? objects : 0,
                settings.announcedStore().startsWith("dynamodb:")
                        ? objects * (isAnnounced ? WRITES_IF_ANNOUNCED : WRITES)
                        : 0);
    }

    double usDollars() {
        return (PRICE_OF_S3_WRITES * (s3Lists + s3Puts)
                        + PRICE_OF_S3_READS * s3Reads
                        + PRICE_OF_SQS * sqs
                        + PRICE_OF_SNS * sns
                        + PRICE_OF_DYNAMO_DB_WRITES * dynamoDb)
                / MILLION;
    }
}
