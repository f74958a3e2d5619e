package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Optional;
import org.thumbnailroute.doctor.Fact;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;

/** Whether the worker can use the key with which a bucket encrypts by default. */
final class BucketEncryptionCheck extends BucketCheck {

    private final Fact<KmsClient> kms;
    private final List<String> actions;

    /** @param actions of KMS that the worker needs on such a key */
    BucketEncryptionCheck(Bucket bucket, Fact<KmsClient> kms, List<String> actions) {
        super(bucket, "encryption");
        this.kms = kms;
        this.actions = actions;
    }

    @Override
    public List<Right> needs() {
        return List.of(
                Right.ofDoctor("s3:GetEncryptionConfiguration", bucket().arn()),
                Right.ofDoctor("kms:DescribeKey", "*"));
    }

    @Override
    Finding ask() {
        Optional<ServerSideEncryptionByDefault> encryption = bucket().configuration(
                        "ServerSideEncryptionConfigurationNotFoundError",
                        s3 -> s3.getBucketEncryption(get -> get.bucket(bucket().name()))
                                .serverSideEncryptionConfiguration())
                .flatMap(configuration -> configuration.rules().stream().findFirst())
                .map(rule -> rule.applyServerSideEncryptionByDefault());
        String algorithm = encryption
                .map(ServerSideEncryptionByDefault::sseAlgorithmAsString)
                .orElse("none");
        if (!algorithm.startsWith("aws:kms")) {
            return Finding.ok(algorithm.equals("AES256") ? "by S3's own keys" : algorithm);
        }
        String key = encryption
                .map(ServerSideEncryptionByDefault::kmsMasterKeyID)
                .filter(id -> !id.isEmpty())
                .orElse("alias/aws/s3");
        return new KmsKey(kms.get(), bucket().environment().region(), key, actions, List.of()).look();
    }
}
