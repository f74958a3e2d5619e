package org.thumbnailroute.local;

/** What one deployment of the route needs, freshly made and empty. Stacks of one {@link LocalAws} share nothing. */
public record Stack(
        String name,
        String queue,
        String queueUrl,
        String deadLetterQueue,
        String deadLetterQueueUrl,
        String sourceBucket,
        String targetBucket,
        String topicArn) {}
