package org.thumbnailroute.kubernetes;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * What the scaler aws-sqs-queue of KEDA 2.20 reads from its metadata. KEDA passes over a key that it does not know and
 * takes the default instead; here that is an error.
 *
 * @param queueLength messages for each replica
 * @param activationQueueLength more messages than this start the first replica
 * @param scaleOnInFlight whether those that were received and not deleted yet count
 * @param scaleOnDelayed whether those count that cannot be received yet
 */
public record QueueTrigger(
        URI queueUrl,
        String awsRegion,
        long queueLength,
        long activationQueueLength,
        boolean scaleOnInFlight,
        boolean scaleOnDelayed) {

    /** Without those that a queue in an Integration's environment, or one that is not AWS's, would need. */
    private static final Set<String> KEYS = Set.of(
            "queueURL", "awsRegion", "queueLength", "activationQueueLength", "scaleOnInFlight", "scaleOnDelayed");

    private static final int PARTS_OF_PATH = 3;

    public QueueTrigger {
        require(queueUrl.getRawPath().split("/", -1).length == PARTS_OF_PATH, "queueURL", queueUrl);
        require(String.valueOf(queueUrl.getHost()).startsWith("sqs." + awsRegion + "."), "awsRegion", awsRegion);
        require(queueLength > 0, "queueLength", queueLength);
        require(activationQueueLength >= 0, "activationQueueLength", activationQueueLength);
    }

    static QueueTrigger of(Map<String, String> metadata) {
        require(metadata.keySet().equals(KEYS), "keys", metadata.keySet());
        return new QueueTrigger(
                URI.create(metadata.getOrDefault("queueURL", "")),
                metadata.getOrDefault("awsRegion", ""),
                Long.parseLong(metadata.getOrDefault("queueLength", "")),
                Long.parseLong(metadata.getOrDefault("activationQueueLength", "")),
                bool(metadata, "scaleOnInFlight"),
                bool(metadata, "scaleOnDelayed"));
    }

    /** Messages for each replica; for a queue that is as much shorter than a real one. */
    public QueueTrigger withQueueLength(long messages) {
        return new QueueTrigger(queueUrl, awsRegion, messages, activationQueueLength, scaleOnInFlight, scaleOnDelayed);
    }

    /** As it is counted in that case. */
    public QueueTrigger withScaleOnInFlight(boolean counted) {
        return new QueueTrigger(queueUrl, awsRegion, queueLength, activationQueueLength, counted, scaleOnDelayed);
    }

    private static boolean bool(Map<String, String> metadata, String key) {
        String value = metadata.getOrDefault(key, "");
        require(value.equals("true") || value.equals("false"), key, value);
        return value.equals("true");
    }

    private static void require(boolean holds, String key, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(key + ": " + value);
        }
    }
}
