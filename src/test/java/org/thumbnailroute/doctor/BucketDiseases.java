package org.thumbnailroute.doctor;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thumbnailroute.local.S3Error;
import org.thumbnailroute.local.S3Faults.Operation;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.Payer;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;
import software.amazon.awssdk.services.s3.model.Transition;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What can be wrong with buckets, with the way of events from them, and with keys. */
final class BucketDiseases {

    private BucketDiseases() {}

    private static EventPath path(Patient patient) {
        return new EventPath(patient.aws(), patient.stack());
    }

    static Stream<Disease> ofBuckets() {
        return Stream.of(
                new Disease(
                                "no source bucket",
                                patient -> patient.set("thumbnail.source-bucket", "nobody-made-this-bucket"),
                                "source-bucket",
                                Status.FAIL,
                                "aws s3 mb s3://nobody-made-this-bucket --region us-east-1")
                        .inAll(),
                new Disease(
                                "the source bucket lies in another region",
                                patient -> patient.aws()
                                        .buckets()
                                        .move(patient.stack().sourceBucket(), "eu-west-1"),
                                "source-bucket",
                                Status.FAIL,
                                "export AWS_REGION=eu-west-1")
                        .inAll(),
                new Disease(
                                "no right to list originals",
                                patient -> {
                                    patient.aws()
                                            .buckets()
                                            .refuse(
                                                    "ListObjectsV2",
                                                    patient.stack().sourceBucket());
                                    patient.aws()
                                            .s3Faults()
                                            .failAll(
                                                    Operation.GET_OBJECT,
                                                    patient.stack().sourceBucket(),
                                                    403);
                                },
                                "source-list",
                                Status.FAIL,
                                "\"Action\":\"s3:ListBucket\"")
                        .in("events"),
                new Disease(
                                "no right to read originals",
                                patient -> patient.aws()
                                        .s3Faults()
                                        .failAll(
                                                Operation.GET_OBJECT,
                                                patient.stack().sourceBucket(),
                                                403),
                                "source-read",
                                Status.FAIL,
                                "\"Action\":\"s3:GetObject\"")
                        .in("events"),
                new Disease(
                        "a Requester Pays bucket",
                        patient -> patient.aws().s3().putBucketRequestPayment(put -> put.bucket(
                                        patient.stack().sourceBucket())
                                .requestPaymentConfiguration(pay -> pay.payer(Payer.REQUESTER))),
                        "source-requester-pays",
                        Status.WARN,
                        "thumbnail.requester-pays = true"),
                new Disease(
                                "no target bucket",
                                patient -> patient.set("thumbnail.target-bucket", "nobody-made-this-bucket"),
                                "target-bucket",
                                Status.FAIL,
                                "thumbnail.target-bucket = BUCKET")
                        .inAll(),
                new Disease(
                        "no right to store thumbnails",
                        patient -> patient.aws()
                                .buckets()
                                .refuse(
                                        "CompleteMultipartUpload",
                                        patient.stack().targetBucket()),
                        "target-write",
                        Status.FAIL,
                        "\"Action\":\"s3:PutObject\""),
                new Disease(
                        "no right to tag thumbnails",
                        patient -> {
                            patient.set("thumbnail.tags", "team=web");
                            patient.aws()
                                    .buckets()
                                    .refuse("PutObjectTagging", patient.stack().targetBucket());
                        },
                        "target-tagging",
                        Status.FAIL,
                        "\"Action\":\"s3:PutObjectTagging\""),
                new Disease(
                        "no right to delete thumbnails",
                        patient -> {
                            patient.set("thumbnail.on-delete", "delete");
                            patient.aws()
                                    .buckets()
                                    .refuse("DeleteObject", patient.stack().targetBucket());
                        },
                        "target-deletes",
                        Status.FAIL,
                        "\"Action\":\"s3:DeleteObject\""),
                new Disease(
                        "no right to read thumbnails",
                        patient -> patient.aws()
                                .s3Faults()
                                .failAll(
                                        Operation.GET_OBJECT,
                                        patient.stack().targetBucket(),
                                        new S3Error(403, "AccessDenied", "not authorized to perform: s3:GetObject")),
                        "target-read",
                        Status.FAIL,
                        "\"Action\":\"s3:GetObject\""),
                new Disease(
                        "a bucket that can be made public",
                        patient -> patient.aws().s3().putPublicAccessBlock(put -> put.bucket(
                                        patient.stack().targetBucket())
                                .publicAccessBlockConfiguration(block -> block.blockPublicAcls(true)
                                        .ignorePublicAcls(true)
                                        .blockPublicPolicy(false)
                                        .restrictPublicBuckets(false))),
                        "target-public-access",
                        Status.WARN,
                        "aws s3api put-public-access-block --bucket "),
                new Disease(
                        "old versions pile up",
                        patient -> patient.aws().s3().putBucketVersioning(put -> put.bucket(
                                        patient.stack().targetBucket())
                                .versioningConfiguration(on -> on.status(BucketVersioningStatus.ENABLED))),
                        "target-versioning",
                        Status.WARN,
                        "NoncurrentVersionExpiration"),
                new Disease(
                        "thumbnails are archived",
                        BucketDiseases::archive,
                        "target-lifecycle",
                        Status.WARN,
                        "lifecycle rule"));
    }

    static Stream<Disease> ofEvents() {
        return Stream.of(
                        new Disease(
                                "EventBridge is off",
                                patient ->
                                        path(patient).notifies(patient.stack().sourceBucket(), notify -> {}),
                                "source-events",
                                Status.FAIL,
                                "--query 'merge(@, `{\"EventBridgeConfiguration\":{}}`)'"),
                        new Disease(
                                "no rule sends to the queue",
                                patient -> path(patient)
                                        .rule(path(patient).pattern(), "arn:aws:sqs:us-east-1:000000000000:elsewhere"),
                                "source-events",
                                Status.FAIL,
                                "aws events put-targets --region us-east-1 --rule "),
                        new Disease(
                                "the rule is disabled",
                                patient -> patient.aws()
                                        .eventBridge()
                                        .disable(patient.stack().name()),
                                "source-events",
                                Status.FAIL,
                                "aws events enable-rule --region us-east-1 --name "),
                        new Disease(
                                "the rule is for another bucket",
                                patient -> path(patient)
                                        .rule(
                                                path(patient)
                                                        .pattern()
                                                        .replace(patient.stack().sourceBucket(), "another-bucket"),
                                                path(patient).queueArn()),
                                "source-events",
                                Status.FAIL,
                                "aws events put-rule --region us-east-1 --name "),
                        new Disease(
                                "the rule leaves formats out",
                                patient -> path(patient)
                                        .rule(
                                                path(patient)
                                                        .pattern()
                                                        .replace("\"prefix\":\"\"", "\"suffix\":\".jpg\""),
                                                path(patient).queueArn()),
                                "source-events",
                                Status.WARN,
                                ".png"),
                        new Disease(
                                "the rule knows no upper case",
                                patient -> path(patient)
                                        .rule(
                                                path(patient)
                                                        .pattern()
                                                        .replace(
                                                                "{\"prefix\":\"\"}",
                                                                Stream.of(
                                                                                "jpg", "jpeg", "png", "gif", "webp",
                                                                                "tif", "tiff", "bmp")
                                                                        .map("{\"wildcard\":\"*.%s\"}"::formatted)
                                                                        .collect(Collectors.joining(","))),
                                                path(patient).queueArn()),
                                "source-events",
                                Status.WARN,
                                "leaves out .JPG"),
                        new Disease(
                                "the rule takes one kind of upload only",
                                patient -> path(patient)
                                        .rule(
                                                path(patient)
                                                        .pattern()
                                                        .replace(
                                                                "\"detail\":{",
                                                                "\"detail\":{\"reason\":[\"PutObject\"],"),
                                                path(patient).queueArn()),
                                "source-events",
                                Status.WARN,
                                "uploads by CompleteMultipartUpload"),
                        new Disease(
                                "the rule changes the event",
                                patient -> patient.aws()
                                        .eventBridge()
                                        .putRule(
                                                patient.stack().name(),
                                                path(patient).pattern(),
                                                path(patient).queueArn(),
                                                "$.detail"),
                                "source-events",
                                Status.FAIL,
                                "aws events put-targets "),
                        new Disease(
                                "uploads arrive twice",
                                patient -> {
                                    path(patient)
                                            .notifies(
                                                    patient.stack().sourceBucket(),
                                                    notify -> notify.eventBridgeConfiguration(on -> {})
                                                            .queueConfigurations(
                                                                    toQueue(patient, Event.S3_OBJECT_CREATED)));
                                    path(patient).admit("events.amazonaws.com", "s3.amazonaws.com");
                                },
                                "source-events",
                                Status.WARN,
                                "aws events disable-rule --region us-east-1 --name "),
                        new Disease(
                                "the bucket tells of one kind of upload only",
                                patient -> {
                                    path(patient)
                                            .notifies(
                                                    patient.stack().sourceBucket(),
                                                    notify -> notify.queueConfigurations(
                                                            toQueue(patient, Event.S3_OBJECT_CREATED_PUT)));
                                    path(patient).admit("s3.amazonaws.com");
                                },
                                "source-events",
                                Status.WARN,
                                "uploads by CompleteMultipartUpload"),
                        new Disease(
                                "the bucket tells a topic to which the queue is not subscribed",
                                patient -> path(patient)
                                        .notifies(
                                                patient.stack().sourceBucket(),
                                                notify -> notify.topicConfigurations(toTopic(patient))),
                                "source-events",
                                Status.FAIL,
                                "aws sns subscribe --region us-east-1 --topic-arn "),
                        new Disease(
                                "the queue has no policy",
                                patient -> patient.tell(patient.stack().queue(), QueueAttributeName.POLICY, ""),
                                "source-delivery",
                                Status.FAIL,
                                "aws sqs set-queue-attributes --queue-url "),
                        new Disease(
                                "the queue's policy is for S3",
                                patient -> path(patient).admit("s3.amazonaws.com"),
                                "source-delivery",
                                Status.FAIL,
                                "events.amazonaws.com"),
                        new Disease(
                                "the queue's policy depends on who knows what",
                                patient -> patient.tell(
                                        patient.stack().queue(),
                                        QueueAttributeName.POLICY,
                                        path(patient)
                                                .policy("events.amazonaws.com")
                                                .replace(
                                                        "\"Effect\"",
                                                        "\"Condition\":{\"StringEquals\":{\"aws:SourceOrgID\":\"o-1\"}},\"Effect\"")),
                                "source-delivery",
                                Status.WARN,
                                "could not be decided"),
                        new Disease(
                                "thumbnails come back",
                                patient -> {
                                    path(patient)
                                            .notifies(
                                                    patient.stack().targetBucket(),
                                                    notify -> notify.eventBridgeConfiguration(on -> {}));
                                    path(patient)
                                            .rule(
                                                    "{\"source\":[\"aws.s3\"],\"detail-type\":[\"Object Created\"]}",
                                                    path(patient).queueArn());
                                },
                                "target-events",
                                Status.WARN,
                                "detail.bucket.name"))
                .map(disease -> disease.in("events"));
    }

    static Stream<Disease> ofKeys() {
        return Stream.of(
                new Disease(
                                "the key of the thumbnails is disabled",
                                patient -> {
                                    String key = patient.aws().kms().createKey();
                                    encrypt(patient, patient.stack().targetBucket(), key);
                                    patient.aws().kms().disable(key);
                                },
                                "target-encryption",
                                Status.FAIL,
                                "aws kms enable-key --region us-east-1 --key-id ")
                        .in("keys"),
                new Disease(
                                "the key of the originals is gone",
                                patient -> encrypt(
                                        patient,
                                        patient.stack().sourceBucket(),
                                        "arn:aws:kms:us-east-1:000000000000:key/11111111-2222-3333-4444-555555555555"),
                                "source-encryption",
                                Status.FAIL,
                                "there is no KMS key")
                        .in("keys"),
                new Disease(
                                "no right to the key of the thumbnails",
                                patient -> {
                                    encrypt(
                                            patient,
                                            patient.stack().targetBucket(),
                                            patient.aws().kms().createKey());
                                    patient.aws().kms().refuse("GenerateDataKey");
                                },
                                "target-encryption",
                                Status.WARN,
                                "\"Action\":[\"kms:GenerateDataKey\",\"kms:Decrypt\"]")
                        .in("keys"),
                new Disease(
                                "no right to the key of the dead-letter queue",
                                patient -> {
                                    patient.tell(
                                            patient.stack().deadLetterQueue(),
                                            QueueAttributeName.KMS_MASTER_KEY_ID,
                                            patient.aws().kms().createKey());
                                    patient.aws().kms().refuse("Decrypt");
                                },
                                "dead-letter-key",
                                Status.WARN,
                                "\"Action\":[\"kms:GenerateDataKey\",\"kms:Decrypt\"]")
                        .in("keys"),
                new Disease(
                                "EventBridge may not use the key of the queue",
                                patient -> patient.tell(
                                        patient.stack().queue(),
                                        QueueAttributeName.KMS_MASTER_KEY_ID,
                                        patient.aws().kms().createKey()),
                                "queue-key",
                                Status.FAIL,
                                "\"Principal\":{\"Service\":\"events.amazonaws.com\"}")
                        .inAll());
    }

    static void encrypt(Patient patient, String bucket, String keyArn) {
        ServerSideEncryptionRule rule = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(
                        by -> by.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID(keyArn))
                .build();
        patient.aws().s3().putBucketEncryption(put -> put.bucket(bucket)
                .serverSideEncryptionConfiguration(encryption -> encryption.rules(rule)));
    }

    private static void archive(Patient patient) {
        LifecycleRule rule = LifecycleRule.builder()
                .id("archive")
                .status(ExpirationStatus.ENABLED)
                .filter(all -> all.prefix(""))
                .transitions(Transition.builder()
                        .days(1)
                        .storageClass(TransitionStorageClass.GLACIER)
                        .build())
                .build();
        patient.aws().s3().putBucketLifecycleConfiguration(put -> put.bucket(
                        patient.stack().targetBucket())
                .lifecycleConfiguration(lifecycle -> lifecycle.rules(rule)));
    }

    private static QueueConfiguration toQueue(Patient patient, Event event) {
        return QueueConfiguration.builder()
                .queueArn(path(patient).queueArn())
                .events(event)
                .build();
    }

    private static TopicConfiguration toTopic(Patient patient) {
        return TopicConfiguration.builder()
                .topicArn(patient.stack().topicArn())
                .events(Event.S3_OBJECT_CREATED)
                .build();
    }
}
