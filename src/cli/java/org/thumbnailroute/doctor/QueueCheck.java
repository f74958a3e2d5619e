package org.thumbnailroute.doctor;

import java.util.List;
import org.thumbnailroute.settings.InvalidSettingException;

/** Whether there is a queue, and the worker may see its attributes. */
final class QueueCheck implements Check {

    private final Environment environment;

    QueueCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public String subject() {
        return environment.queueName();
    }

    @Override
    public List<Right> needs() {
        String arn = environment.arn("sqs", subject());
        return List.of(Right.ofWorker("sqs:GetQueueUrl", arn), Right.ofWorker("sqs:GetQueueAttributes", arn));
    }

    @Override
    public Finding look() {
        try {
            environment.queueAddress().ask();
            return Finding.ok(environment.queue().ask().arn());
        } catch (InvalidSettingException e) {
            return Finding.fail(String.valueOf(e.getMessage()), QueueAddress.create(environment.region(), subject()));
        }
    }
}
