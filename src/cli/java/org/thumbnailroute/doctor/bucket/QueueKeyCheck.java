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

/** Whether the worker, and those who send to the queue, can use its key. */
final class QueueKeyCheck implements Check {

    private final Environment environment;
    private final Fact<KmsClient> kms;
    private final List<Fact<Deliveries>> deliveries;

    /** @param deliveries of each source bucket */
    QueueKeyCheck(Environment environment, Fact<KmsClient> kms, List<Fact<Deliveries>> deliveries) {
        this.environment = environment;
        this.kms = kms;
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return "queue-key";
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofDoctor("kms:DescribeKey", "*"));
    }

    @Override
    public Finding look() {
        QueueFacts queue = environment.queue().get();
        Optional<String> id = Optional.ofNullable(queue.attributes().get(QueueAttributeName.KMS_MASTER_KEY_ID))
                .filter(text -> !text.isEmpty());
        if (id.isEmpty()) {
            return Finding.ok("none of KMS");
        }
        List<Request> senders = deliveries.stream()
                .flatMap(fact -> fact.find().stream())
                .flatMap(found -> found.ways().stream())
                .map(Way::sender)
                .toList();
        Key key = new Key(id.get(), List.of("kms:Decrypt"), senders);
        return key.isOfAws()
                ? Finding.ok("see queue-encryption")
                : new KeyTrial(kms.get(), environment.region(), key).look();
    }
}
