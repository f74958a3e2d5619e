package org.thumbnailroute.doctor;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is in the dead-letter queue. To read a message is to receive it, which hides it for a while and counts; so the
 * reasons are only read if somebody asks for it.
 */
final class DeadLettersCheck implements Check {

    private final Environment environment;
    private final boolean read;

    /** @param read whether messages are received, to count their reasons */
    DeadLettersCheck(Environment environment, boolean read) {
        this.environment = environment;
        this.read = read;
    }

    @Override
    public String name() {
        return "dead-letters";
    }

    @Override
    public String subject() {
        return environment.deadLetterQueueName();
    }

    @Override
    public Finding look() {
        QueueFacts queue = environment.deadLetterQueue().get();
        long count = queue.waiting() + queue.inWork();
        if (count == 0) {
            return Finding.ok("none");
        }
        String target = environment.queue().find().map(QueueFacts::arn).orElse("QUEUE_ARN");
        String redrive = "aws sqs start-message-move-task --region %s --source-arn %s --destination-arn %s"
                .formatted(environment.region(), queue.arn(), target);
        return read
                ? Finding.warn(
                        "%d: %s; the README says what to do about each reason, then redrive them"
                                .formatted(count, reasons(queue)),
                        redrive)
                : Finding.warn(
                        count
                                + ": mend what caused them, then redrive them; to count their reasons, add"
                                + " --read-dead-letters",
                        redrive);
    }

    private String reasons(QueueFacts queue) {
        Map<String, Long> reasons = new DeadLetterReasons(environment.sqs(), queue.url()).count();
        return reasons.entrySet().stream()
                .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
    }
}
