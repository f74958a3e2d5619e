package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.thumbnailroute.doctor.Check;
import org.thumbnailroute.doctor.Environment;
import org.thumbnailroute.doctor.Fact;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import org.thumbnailroute.doctor.SimpleCheck;
import org.thumbnailroute.doctor.policy.Request;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whether the worker, and the services that send to the queue, can use the keys of the queues and of the topic. */
record KeyChecks(Environment environment, Fact<KmsClient> kms) {

    private static final List<String> SEND = List.of("kms:GenerateDataKey", "kms:Decrypt");
    private static final List<String> RECEIVE = List.of("kms:Decrypt");

    /** @param paths of each source bucket */
    List<Check> of(List<Fact<UploadPaths>> paths) {
        return List.of(
                check(
                        "queue-key",
                        "SQS",
                        () -> environment.queue().get().text(QueueAttributeName.KMS_MASTER_KEY_ID),
                        RECEIVE,
                        () -> senders(paths)),
                // the worker sends there itself, and so does SQS, which needs no right
                check(
                        "dead-letter-key",
                        "SQS",
                        () -> environment.deadLetterQueue().get().text(QueueAttributeName.KMS_MASTER_KEY_ID),
                        SEND,
                        List::of),
                check("topic-key", "SNS", () -> environment.topic().get().text("KmsMasterKeyId"), SEND, List::of));
    }

    private Check check(
            String name,
            String service,
            Supplier<Optional<String>> key,
            List<String> workerActions,
            Supplier<List<Request>> senders) {
        return new SimpleCheck(name, "", List.of(Right.ofDoctor("kms:DescribeKey", "*")), () -> {
            String id = key.get().orElse("");
            if (id.isEmpty()) {
                return Finding.ok("none of KMS");
            }
            return id.contains("alias/aws/")
                    ? Finding.ok("the KMS key of " + service)
                    : new KmsKey(kms.get(), environment.region(), id, workerActions, senders.get()).look();
        });
    }

    private static List<Request> senders(List<Fact<UploadPaths>> paths) {
        return paths.stream()
                .flatMap(fact -> fact.find().stream())
                .flatMap(found -> found.complete().stream())
                .map(UploadPath::sender)
                .toList();
    }
}
