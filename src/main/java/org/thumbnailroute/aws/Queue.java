package org.thumbnailroute.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.queue.BatchingSqsClient;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * A queue that was given by name or by URL, looked up once at the start. Camel itself would look a name up with
 * {@code sqs:ListQueues} and start happily without a queue; this needs {@code sqs:GetQueueUrl} on the one queue.
 *
 * @param name the last part of the URL
 * @param maxReceiveCount deliveries of a message before SQS itself moves it to the dead-letter queue; empty where there is
 *     no redrive policy, and for queues that are only sent to
 * @param retention age at which SQS deletes a message
 */
public record Queue(String name, String url, OptionalInt maxReceiveCount, Duration retention) {

    /** What SQS has for a queue that says nothing else. */
    private static final Duration USUAL_RETENTION = Duration.ofDays(4);

    private static final Logger LOG = LoggerFactory.getLogger(Queue.class);

    /** The account and the name, with which the usual URL of a queue ends. */
    private static final Pattern OWNER = Pattern.compile("://[^/]+/(\\d{12})/[^/]+");

    /** Fewer leave none for a worker that dies and a message that was given back unread. */
    private static final int FEWEST_DELIVERIES = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Also warns of a redrive policy that parks nothing, or too soon; {@code sqs:GetQueueAttributes} tells. */
    public static Queue source(SqsClient sqs, Settings settings) {
        Queue queue = find(sqs, "thumbnail.queue", settings.queues().source()).withAttributes(sqs);
        if (queue.maxReceiveCount.isEmpty()) {
            LOG.warn(
                    "queue {} has no redrive policy: a message that fails each time comes back until it is too old",
                    queue.name);
        } else if (queue.allowsFewDeliveries()) {
            LOG.warn(
                    "queue {} has a maxReceiveCount of {}: a short outage or a killed worker can send uploads to the"
                            + " dead-letter queue; give it 5 or more",
                    queue.name,
                    queue.maxReceiveCount.getAsInt());
            if (sqs instanceof BatchingSqsClient batching) {
                // what is prefetched and given back has used up a delivery
                batching.receiveOneByOne();
            }
        }
        return queue;
    }

    private boolean allowsFewDeliveries() {
        return maxReceiveCount.isPresent() && maxReceiveCount.getAsInt() < FEWEST_DELIVERIES;
    }

    private Queue withAttributes(SqsClient sqs) {
        Map<QueueAttributeName, String> attributes = AskedAtStart.of(
                        "sqs:GetQueueAttributes",
                        () -> sqs.getQueueAttributes(get -> get.queueUrl(url)
                                .attributeNames(
                                        QueueAttributeName.REDRIVE_POLICY,
                                        QueueAttributeName.MESSAGE_RETENTION_PERIOD)))
                .attributes();
        String policy = attributes.get(QueueAttributeName.REDRIVE_POLICY);
        String seconds = attributes.get(QueueAttributeName.MESSAGE_RETENTION_PERIOD);
        return new Queue(
                name,
                url,
                policy == null ? OptionalInt.empty() : maxReceiveCount(policy),
                seconds == null ? USUAL_RETENTION : Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** SQS gives the number back as it was set, which may be as a string. */
    private static OptionalInt maxReceiveCount(String redrivePolicy) {
        try {
            return OptionalInt.of(
                    JSON.readTree(redrivePolicy).path("maxReceiveCount").asInt(Integer.MAX_VALUE));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("SQS gives a redrive policy that is no JSON: " + redrivePolicy, e);
        }
    }

    public static Queue deadLetter(SqsClient sqs, Settings settings, Queue source) {
        Queue deadLetter =
                find(sqs, "thumbnail.dead-letter-queue", settings.queues().deadLetter());
        if (deadLetter.url.equals(source.url)) {
            throw new InvalidSettingException(
                    "thumbnail.dead-letter-queue",
                    settings.queues().deadLetter(),
                    "is thumbnail.queue itself: a rejected message would come back for ever");
        }
        return deadLetter;
    }

    /** A queue that is given by its URL may be another account's. */
    private static @Nullable String owner(String nameOrUrl) {
        Matcher url = OWNER.matcher(nameOrUrl);
        return url.find() ? url.group(1) : null;
    }

    /**
     * Looks a queue up.
     *
     * @param setting the name of the setting that names it
     * @throws InvalidSettingException if there is no such queue
     */
    public static Queue find(SqsClient sqs, String setting, String nameOrUrl) {
        try {
            String name = nameOrUrl.substring(nameOrUrl.lastIndexOf('/') + 1);
            String url = AskedAtStart.of(
                            "sqs:GetQueueUrl",
                            () -> sqs.getQueueUrl(get -> get.queueName(name).queueOwnerAWSAccountId(owner(nameOrUrl))))
                    .queueUrl();
            return new Queue(name, nameOrUrl.contains("://") ? nameOrUrl : url, OptionalInt.empty(), USUAL_RETENTION);
        } catch (QueueDoesNotExistException e) {
            throw new InvalidSettingException(setting, nameOrUrl, "there is no such queue in this account and region");
        }
    }
}
