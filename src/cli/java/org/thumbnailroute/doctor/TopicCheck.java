package org.thumbnailroute.doctor;

import java.util.List;
import org.thumbnailroute.settings.InvalidSettingException;

/** Whether there is a topic. */
final class TopicCheck implements Check {

    private final Environment environment;

    TopicCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "topic";
    }

    @Override
    public String subject() {
        return environment.topicName();
    }

    @Override
    public List<Right> needs() {
        boolean isArn = environment.settings().announcements().topic().startsWith("arn:");
        return isArn
                ? List.of(Right.ofWorker(
                        "sns:GetTopicAttributes",
                        environment.settings().announcements().topic()))
                : List.of(
                        Right.ofWorker("sns:ListTopics", "*"),
                        Right.ofWorker("sns:GetTopicAttributes", environment.arn("sns", subject())));
    }

    @Override
    public Finding look() {
        try {
            return Finding.ok(environment.topic().ask().arn());
        } catch (InvalidSettingException e) {
            return Finding.fail(
                    String.valueOf(e.getMessage()),
                    "aws sns create-topic --region %s --name %s".formatted(environment.region(), subject()));
        }
    }
}
