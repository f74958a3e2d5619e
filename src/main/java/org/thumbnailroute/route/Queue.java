package org.thumbnailroute.route;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * A queue that was given by name or by URL, looked up once at the start. Camel itself would look a name up with
 * {@code sqs:ListQueues} and start happily without a queue; this needs {@code sqs:GetQueueUrl} on the one queue.
 *
 * @param name the last part of the URL
 */
public record Queue(String name, String url) {

    private static final Logger LOG = LoggerFactory.getLogger(Queue.class);

    /** The account and the name, with which the usual URL of a queue ends. */
    private static final Pattern OWNER = Pattern.compile("://[^/]+/(\\d{12})/[^/]+");

    /** Also says when the queue has no end for messages that fail for ever; {@code sqs:GetQueueAttributes} tells. */
    public static Queue source(SqsClient sqs, Settings settings) {
        Queue queue = find(sqs, "thumbnail.queue", settings.queue());
        if (!queue.hasRedrivePolicy(sqs)) {
            LOG.warn(
                    "queue {} has no redrive policy: a message that fails each time comes back until it is too old",
                    queue.name());
        }
        return queue;
    }

    private boolean hasRedrivePolicy(SqsClient sqs) {
        return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.REDRIVE_POLICY))
                .attributes()
                .containsKey(QueueAttributeName.REDRIVE_POLICY);
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

    /** A queue that is given by its URL may be another account's. */
    private static @Nullable String owner(String nameOrUrl) {
        Matcher url = OWNER.matcher(nameOrUrl);
        return url.find() ? url.group(1) : null;
    }

    private static Queue find(SqsClient sqs, String setting, String nameOrUrl) {
        try {
            String name = nameOrUrl.substring(nameOrUrl.lastIndexOf('/') + 1);
            String url = sqs.getQueueUrl(get -> get.queueName(name).queueOwnerAWSAccountId(owner(nameOrUrl)))
                    .queueUrl();
            return new Queue(name, nameOrUrl.contains("://") ? nameOrUrl : url);
        } catch (QueueDoesNotExistException e) {
            throw new InvalidSettingException(setting, nameOrUrl, "there is no such queue in this account and region");
        }
    }
}
