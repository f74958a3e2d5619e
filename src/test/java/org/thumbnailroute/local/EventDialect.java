package org.thumbnailroute.local;

import java.util.List;

/** The ways in which AWS tells a queue of an upload. */
public enum EventDialect {
    /** S3 → EventBridge → SQS. */
    EVENT_BRIDGE,
    /** S3 → SQS, or S3 → SNS → SQS with raw delivery. */
    S3_NOTIFICATION,
    /** S3 → SNS → SQS. */
    SNS_ENVELOPE;

    /** The message body that SQS would hold. */
    public String event(Uploaded uploaded) {
        return switch (this) {
            case EVENT_BRIDGE -> EventBridgeEvent.of(uploaded);
            case S3_NOTIFICATION -> S3Notification.of(List.of(uploaded));
            case SNS_ENVELOPE -> SnsEnvelope.ofS3(S3Notification.of(List.of(uploaded)));
        };
    }

    /** The same of a deletion. */
    public String event(Deleted deleted) {
        return switch (this) {
            case EVENT_BRIDGE -> EventBridgeEvent.of(deleted);
            case S3_NOTIFICATION -> S3Notification.of(deleted);
            case SNS_ENVELOPE -> SnsEnvelope.ofS3(S3Notification.of(deleted));
        };
    }
}
