package org.thumbnailroute.route;

import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The topic, given by name or by ARN, looked up once at the start. A name costs {@code sns:ListTopics}; an ARN is taken as
 * it is. Camel itself would start without a topic of that name and fail at the first announcement.
 */
public record Topic(String arn) {

    public static Topic find(SnsClient sns, Settings settings) {
        String nameOrArn = settings.topic();
        if (nameOrArn.startsWith("arn:")) {
            return new Topic(nameOrArn);
        }
        return AskedAtStart.of("sns:ListTopics", () -> arn(sns, nameOrArn))
                .map(Topic::new)
                .orElseThrow(() -> new InvalidSettingException(
                        "thumbnail.topic", nameOrArn, "there is no such topic in this account and region"));
    }

    private static Optional<String> arn(SnsClient sns, String name) {
        return sns.listTopicsPaginator().topics().stream()
                .map(topic -> topic.topicArn())
                .filter(arn -> arn.endsWith(":" + name))
                .findFirst();
    }
}
