package org.thumbnailroute.local;

/** An e-mail address that was subscribed to a topic. Nothing is sent to it. */
record Mailbox(String protocol, String arn) {
    /** In place of the ARN, until somebody follows the link in the mail. */
    static final String PENDING = "PendingConfirmation";

    Mailbox confirmed(String topicArn) {
        return new Mailbox(protocol, topicArn + ":mailbox");
    }
}
