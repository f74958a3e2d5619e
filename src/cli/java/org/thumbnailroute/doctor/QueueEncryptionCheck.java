package org.thumbnailroute.doctor;

import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whether those who send to the queue can use the key that it is encrypted with. */
final class QueueEncryptionCheck implements Check {

    /** Its policy lets only principals of the account in, no services, and cannot be changed. */
    private static final String OF_AWS = "alias/aws/sqs";

    private static final String BY_SQS = "{\"KmsMasterKeyId\":\"\",\"SqsManagedSseEnabled\":\"true\"}";

    private final Environment environment;

    QueueEncryptionCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "queue-encryption";
    }

    @Override
    public String subject() {
        return QueueAddress.nameIn(environment.settings().queue());
    }

    @Override
    public Finding look() {
        QueueFacts queue = environment.queue().get();
        Optional<String> key = queue.text(QueueAttributeName.KMS_MASTER_KEY_ID);
        if (key.isEmpty()) {
            return Finding.ok(queue.isEncryptedBySqs() ? "by SQS's own keys" : "none");
        }
        if (key.get().endsWith(OF_AWS)) {
            return Finding.fail(
                    "by %s, which neither EventBridge nor S3 nor SNS may use: no event arrives".formatted(OF_AWS),
                    queue.set(BY_SQS));
        }
        return Finding.ok("by the KMS key %s; see queue-key".formatted(key.get()));
    }
}
