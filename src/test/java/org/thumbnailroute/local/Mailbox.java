package org.thumbnailroute.local;

import java.util.UUID;

/** An e-mail address that was subscribed to a topic. Nothing is sent to it. */
record Mailbox(String protocol, String arn, FilterPolicy policy) {
    /** In place of the ARN, until somebody follows the link in the mail. */
    static final String PENDING = "PendingConfirmation";

    Mailbox with(FilterPolicy other) {
        return new Mailbox(protocol, arn, other);
    }

    Mailbox confirmed(String topicArn) {
        return new Mailbox(protocol, topicArn + ":" + UUID.randomUUID(), policy);
    }
}
