package org.thumbnailroute.aws;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.text.Printable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/**
 * The topic, given by name or by ARN, looked up once at the start. A name costs {@code sns:ListTopics}; of an ARN only a
 * clear "not found" ends the start, because publishing needs no right to look. Camel itself would start without a topic
 * and fail at the first announcement.
 */
public record Topic(String arn) {

    private static final Logger LOG = LoggerFactory.getLogger(Topic.class);

    /** What a start may lose to an SNS that does not answer. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

    /** The topic of announcements. */
    public static Topic find(SnsClient sns, Settings settings) {
        return named(sns, "thumbnail.topic", settings.announcements().topic());
    }

    /**
     * Looks a topic up.
     *
     * @param setting the name of the setting that names it
     * @throws InvalidSettingException if there is no such topic
     */
    public static Topic named(SnsClient sns, String setting, String nameOrArn) {
        if (nameOrArn.startsWith("arn:")) {
            requireNotMissing(sns, setting, nameOrArn);
            return new Topic(nameOrArn);
        }
        return AskedAtStart.of("sns:ListTopics", () -> arn(sns, nameOrArn))
                .map(Topic::new)
                .orElseThrow(() -> new InvalidSettingException(
                        setting, nameOrArn, "there is no such topic in this account and region"));
    }

    private static void requireNotMissing(SnsClient sns, String setting, String arn) {
        try {
            sns.getTopicAttributes(
                    get -> get.topicArn(arn).overrideConfiguration(call -> call.apiCallTimeout(LONGEST_LOOK)));
        } catch (NotFoundException e) {
            throw new InvalidSettingException(setting, arn, "there is no such topic");
        } catch (SdkException e) {
            LOG.debug("cannot tell whether the topic exists: {}", Printable.line(e));
        }
    }

    private static Optional<String> arn(SnsClient sns, String name) {
        return sns.listTopicsPaginator().topics().stream()
                .map(topic -> topic.topicArn())
                .filter(arn -> arn.endsWith(":" + name))
                .findFirst();
    }
}
