package org.thumbnailroute.doctor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thumbnailroute.settings.InvalidSettingException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Where a queue is. */
record QueueAddress(String name, String url) {

    private static final Pattern OWNER = Pattern.compile("://[^/]+/(\\d{12})/[^/]+");

    /**
     * Looks a queue up, with {@code sqs:GetQueueUrl} as the worker does.
     *
     * @param setting that names it
     * @throws InvalidSettingException if there is none
     */
    static QueueAddress find(SqsClient sqs, String setting, String nameOrUrl) {
        String name = nameIn(nameOrUrl);
        Matcher owner = OWNER.matcher(nameOrUrl);
        String account = owner.find() ? owner.group(1) : null;
        try {
            String url = sqs.getQueueUrl(get -> get.queueName(name).queueOwnerAWSAccountId(account))
                    .queueUrl();
            return new QueueAddress(name, nameOrUrl.contains("://") ? nameOrUrl : url);
        } catch (QueueDoesNotExistException e) {
            throw new InvalidSettingException(setting, nameOrUrl, "there is no such queue in this account and region");
        }
    }

    /** The command that makes such a queue, which keeps messages for as long as SQS can. */
    static String create(String region, String name) {
        return "aws sqs create-queue --region %s --queue-name %s --attributes MessageRetentionPeriod=%d"
                .formatted(region, name, QueueFacts.LONGEST_RETENTION.toSeconds());
    }

    /** The last part of a URL; a name as it is. */
    static String nameIn(String nameOrUrl) {
        return nameOrUrl.substring(nameOrUrl.lastIndexOf('/') + 1);
    }
}
