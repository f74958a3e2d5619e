package org.thumbnailroute.digest;

import java.time.Instant;
import java.util.Optional;

/**
 * One message of the digest queue.
 *
 * @param receiptHandle by which it is deleted
 * @param sent when the topic sent it; empty if SQS does not say so
 */
record Received(String messageId, String receiptHandle, Optional<Instant> sent, Told told) {}
