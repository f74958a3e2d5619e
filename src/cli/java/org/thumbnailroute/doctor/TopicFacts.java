package org.thumbnailroute.doctor;

import java.util.Map;
import java.util.Optional;
import org.thumbnailroute.settings.InvalidSettingException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** What SNS says of the topic. */
public record TopicFacts(String arn, Map<String, String> attributes) {

    /** @throws InvalidSettingException if there is no such topic */
    static TopicFacts ask(SnsClient sns, String nameOrArn) {
        String arn =
                nameOrArn.startsWith("arn:") ? nameOrArn : find(sns, nameOrArn).orElseThrow(() -> missing(nameOrArn));
        try {
            return new TopicFacts(
                    arn, sns.getTopicAttributes(get -> get.topicArn(arn)).attributes());
        } catch (NotFoundException e) {
            throw missing(nameOrArn);
        }
    }

    private static Optional<String> find(SnsClient sns, String name) {
        return sns.listTopicsPaginator().topics().stream()
                .map(topic -> topic.topicArn())
                .filter(arn -> arn.endsWith(":" + name))
                .findFirst();
    }

    private static InvalidSettingException missing(String nameOrArn) {
        return new InvalidSettingException(
                "thumbnail.topic", nameOrArn, "there is no such topic in this account and region");
    }

    public Optional<String> text(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).filter(text -> !text.isEmpty());
    }
}
