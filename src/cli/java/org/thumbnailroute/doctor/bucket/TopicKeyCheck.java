package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Optional;
import org.thumbnailroute.doctor.Check;
import org.thumbnailroute.doctor.Environment;
import org.thumbnailroute.doctor.Fact;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import software.amazon.awssdk.services.kms.KmsClient;

/** Whether the worker can use the key of the topic that it publishes to. */
final class TopicKeyCheck implements Check {

    private final Environment environment;
    private final Fact<KmsClient> kms;

    TopicKeyCheck(Environment environment, Fact<KmsClient> kms) {
        this.environment = environment;
        this.kms = kms;
    }

    @Override
    public String name() {
        return "topic-key";
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofDoctor("kms:DescribeKey", "*"));
    }

    @Override
    public Finding look() {
        Optional<String> id = Optional.ofNullable(
                        environment.topic().get().attributes().get("KmsMasterKeyId"))
                .filter(text -> !text.isEmpty());
        if (id.isEmpty()) {
            return Finding.ok("none of KMS");
        }
        Key key = new Key(id.get(), List.of("kms:GenerateDataKey", "kms:Decrypt"), List.of());
        return key.isOfAws()
                ? Finding.ok("the KMS key of SNS")
                : new KeyTrial(kms.get(), environment.region(), key).look();
    }
}
