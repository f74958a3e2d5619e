package org.thumbnailroute.doctor;

import java.util.Map;
import java.util.Optional;
import org.thumbnailroute.settings.InvalidSettingException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** What SNS says of the topic. */
public record TopicFacts(String arn, Map<String, String> attributes) {

    /**
     * Looks a topic up.
     *
     * @param setting that names it
     * @throws InvalidSettingException if there is none
     */
    static TopicFacts ask(SnsClient sns, String setting, String nameOrArn) {
        String arn = nameOrArn.startsWith("arn:")
                ? nameOrArn
                : find(sns, nameOrArn).orElseThrow(() -> missing(setting, nameOrArn));
        try {
            return new TopicFacts(
                    arn, sns.getTopicAttributes(get -> get.topicArn(arn)).attributes());
        } catch (NotFoundException e) {
            throw missing(setting, nameOrArn);
        }
    }

    private static Optional<String> find(SnsClient sns, String name) {
        return sns.listTopicsPaginator().topics().stream()
                .map(topic -> topic.topicArn())
                .filter(arn -> arn.endsWith(":" + name))
                .findFirst();
    }

    private static InvalidSettingException missing(String setting, String nameOrArn) {
        return new InvalidSettingException(setting, nameOrArn, "there is no such topic in this account and region");
    }

    public Optional<String> text(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).filter(text -> !text.isEmpty());
    }
}
