package org.thumbnailroute.route;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * A queue that was given by name or by URL, looked up once at the start. Camel itself would look a name up with
 * {@code sqs:ListQueues} and start happily without a queue; this needs {@code sqs:GetQueueUrl} on the one queue, or
 * nothing for a URL.
 *
 * @param name the last part of the URL
 */
public record Queue(String name, String url) {

    public static Queue source(SqsClient sqs, Settings settings) {
        return find(sqs, "thumbnail.queue", settings.queue());
    }

    public static Queue deadLetter(SqsClient sqs, Settings settings, Queue source) {
        Queue deadLetter = find(sqs, "thumbnail.dead-letter-queue", settings.deadLetterQueue());
        if (deadLetter.equals(source)) {
            throw new InvalidSettingException(
                    "thumbnail.dead-letter-queue",
                    settings.deadLetterQueue(),
                    "is thumbnail.queue itself: a rejected message would come back for ever");
        }
        return deadLetter;
    }

    private static Queue find(SqsClient sqs, String setting, String nameOrUrl) {
        try {
            String url = nameOrUrl.contains("://")
                    ? nameOrUrl
                    : sqs.getQueueUrl(request -> request.queueName(nameOrUrl)).queueUrl();
            return new Queue(url.substring(url.lastIndexOf('/') + 1), url);
        } catch (QueueDoesNotExistException e) {
            throw new InvalidSettingException(setting, nameOrUrl, "there is no such queue in this account and region");
        }
    }
}
