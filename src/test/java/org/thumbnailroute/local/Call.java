package org.thumbnailroute.local;

/**
 * One request to AWS.
 *
 * @param service sqs, s3 or sns
 * @param action the name of the operation, as in ReceiveMessage or HeadObject
 * @param resource the name of the queue, bucket or topic; "*" for an action on none in particular, as in an IAM policy
 */
public record Call(String service, String action, String resource) {
    static final String NO_RESOURCE = "*";
}
