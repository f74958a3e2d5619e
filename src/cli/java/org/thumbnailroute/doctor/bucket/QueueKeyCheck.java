package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Optional;
import org.thumbnailroute.doctor.Check;
import org.thumbnailroute.doctor.Environment;
import org.thumbnailroute.doctor.Fact;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.QueueFacts;
import org.thumbnailroute.doctor.Right;
import org.thumbnailroute.doctor.policy.Request;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whether the worker, and the services that send to a queue, can use its key. */
final class QueueKeyCheck implements Check {

    private final String name;
    private final Fact<QueueFacts> queue;
    private final List<String> actions;
    private final Environment environment;
    private final Fact<KmsClient> kms;
    private final List<Fact<Deliveries>> deliveries;

    private QueueKeyCheck(
            String name,
            Fact<QueueFacts> queue,
            List<String> actions,
            Environment environment,
            Fact<KmsClient> kms,
            List<Fact<Deliveries>> deliveries) {
        this.name = name;
        this.queue = queue;
        this.actions = actions;
        this.environment = environment;
        this.kms = kms;
        this.deliveries = deliveries;
    }

    /** @param deliveries of each source bucket */
    static QueueKeyCheck ofQueue(Environment environment, Fact<KmsClient> kms, List<Fact<Deliveries>> deliveries) {
        return new QueueKeyCheck(
                "queue-key", environment.queue(), List.of("kms:Decrypt"), environment, kms, deliveries);
    }

    /** The worker sends there itself, and so does SQS, which needs no right. */
    static QueueKeyCheck ofDeadLetterQueue(Environment environment, Fact<KmsClient> kms) {
        return new QueueKeyCheck(
                "dead-letter-key",
                environment.deadLetterQueue(),
                List.of("kms:GenerateDataKey", "kms:Decrypt"),
                environment,
                kms,
                List.of());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofDoctor("kms:DescribeKey", "*"));
    }

    @Override
    public Finding look() {
        Optional<String> id = Optional.ofNullable(queue.get().attributes().get(QueueAttributeName.KMS_MASTER_KEY_ID))
                .filter(text -> !text.isEmpty());
        if (id.isEmpty()) {
            return Finding.ok("none of KMS");
        }
        List<Request> senders = deliveries.stream()
                .flatMap(fact -> fact.find().stream())
                .flatMap(found -> found.ways().stream())
                .map(Way::sender)
                .toList();
        Key key = new Key(id.get(), actions, senders);
        return key.isOfAws()
                ? Finding.ok("the KMS key of SQS")
                : new KeyTrial(kms.get(), environment.region(), key).look();
    }
}
