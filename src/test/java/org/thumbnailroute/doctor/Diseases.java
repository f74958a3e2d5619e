package org.thumbnailroute.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What can be wrong with everything but the buckets and digests. */
final class Diseases {

    private Diseases() {}

    static Stream<Disease> all() {
        return Stream.of(
                new Disease(
                                "a setting is invalid",
                                patient -> patient.set("thumbnail.size", "64"),
                                "settings",
                                Status.FAIL,
                                "application.properties")
                        .inAll(),
                new Disease(
                                "the queue is a FIFO queue",
                                patient -> patient.set("thumbnail.queue", "uploads.fifo"),
                                "settings",
                                Status.FAIL,
                                "use a standard queue")
                        .inAll(),
                new Disease(
                                "no region",
                                patient -> patient.property("aws.region", ""),
                                "region",
                                Status.FAIL,
                                "AWS_REGION")
                        .inAll(),
                new Disease(
                                "no credentials",
                                patient -> {
                                    patient.property("aws.accessKeyId", "");
                                    patient.property("aws.secretAccessKey", "");
                                },
                                "credentials",
                                Status.FAIL,
                                "AWS_PROFILE")
                        .inAll(),
                new Disease(
                                "credentials have expired",
                                patient -> patient.aws().sts().refuseAll("ExpiredToken"),
                                "credentials",
                                Status.FAIL,
                                "aws sso login")
                        .inAll(),
                new Disease(
                        "the clock is wrong",
                        patient -> patient.clockIsAhead(Duration.ofMinutes(7)),
                        "clock",
                        Status.FAIL,
                        "timedatectl set-ntp true"),
                new Disease(
                                "no queue",
                                patient -> patient.set("thumbnail.queue", "elsewhere"),
                                "queue",
                                Status.FAIL,
                                "aws sqs create-queue --region us-east-1 --queue-name elsewhere ")
                        .inAll(),
                new Disease(
                                "no right to see the queue",
                                patient -> patient.aws()
                                        .sqsFaults()
                                        .deny(
                                                "GetQueueAttributes",
                                                patient.stack().queue()),
                                "queue",
                                Status.FAIL,
                                "aws iam put-role-policy --role-name worker --policy-name"
                                        + " thumbnail-route-sqs-GetQueueAttributes ")
                        .inAll(),
                new Disease(
                        "no redrive policy",
                        patient -> patient.tell(patient.stack().queue(), QueueAttributeName.REDRIVE_POLICY, ""),
                        "queue-redrive",
                        Status.FAIL,
                        "{\"RedrivePolicy\":\"{\\\"deadLetterTargetArn\\\":\\\"arn:aws:sqs:us-east-1:000000000000:"),
                new Disease(
                        "SQS parks elsewhere",
                        patient -> redrive(patient, "other-dlq", 20),
                        "queue-redrive",
                        Status.FAIL,
                        "set-queue-attributes"),
                new Disease(
                        "the dead-letter queue takes nothing from the queue",
                        patient -> patient.tell(
                                patient.stack().deadLetterQueue(),
                                QueueAttributeName.REDRIVE_ALLOW_POLICY,
                                "{\"redrivePermission\":\"denyAll\"}"),
                        "queue-redrive",
                        Status.FAIL,
                        "RedriveAllowPolicy"),
                new Disease(
                        "few deliveries",
                        patient -> redrive(patient, patient.stack().deadLetterQueue(), 2),
                        "queue-redrive",
                        Status.WARN,
                        "\\\"maxReceiveCount\\\":\\\"20\\\""),
                new Disease(
                        "short visibility",
                        patient -> patient.tell(patient.stack().queue(), QueueAttributeName.VISIBILITY_TIMEOUT, "30"),
                        "queue-visibility",
                        Status.WARN,
                        "{\"VisibilityTimeout\":\"60\"}"),
                new Disease(
                                "short retention",
                                patient -> patient.tell(
                                        patient.stack().queue(), QueueAttributeName.MESSAGE_RETENTION_PERIOD, "3600"),
                                "queue-retention",
                                Status.WARN,
                                "{\"MessageRetentionPeriod\":\"1209600\"}")
                        .in("retention"),
                new Disease(
                                "a key that no service may use",
                                patient -> patient.tell(
                                        patient.stack().queue(), QueueAttributeName.KMS_MASTER_KEY_ID, "alias/aws/sqs"),
                                "queue-encryption",
                                Status.FAIL,
                                "{\"KmsMasterKeyId\":\"\",\"SqsManagedSseEnabled\":\"true\"}")
                        .in("keys"),
                new Disease(
                                "nobody works",
                                patient -> patient.aws().sqs().sendMessage(send -> send.queueUrl(
                                                patient.stack().queueUrl())
                                        .messageBody("an upload")),
                                "queue-backlog",
                                Status.WARN,
                                "aws cloudwatch get-metric-statistics --region us-east-1 ")
                        .in("backlog"),
                new Disease(
                                "no dead-letter queue",
                                patient -> {
                                    patient.set("thumbnail.dead-letter-queue", "elsewhere-dlq");
                                    redrive(patient, "elsewhere-dlq", 20);
                                },
                                "dead-letter-queue",
                                Status.FAIL,
                                "aws sqs create-queue --region us-east-1 --queue-name elsewhere-dlq ")
                        .inAll(),
                new Disease(
                                "dead letters are kept for less time",
                                patient -> patient.tell(
                                        patient.stack().deadLetterQueue(),
                                        QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                                        "345600"),
                                "dead-letter-retention",
                                Status.FAIL,
                                "-dlq --attributes '{\"MessageRetentionPeriod\":\"1209600\"}'")
                        .in("retention"),
                new Disease(
                        "dead letters",
                        patient -> patient.aws().sqs().sendMessage(send -> send.queueUrl(
                                        patient.stack().deadLetterQueueUrl())
                                .messageBody("an upload")),
                        "dead-letters",
                        Status.WARN,
                        "aws sqs start-message-move-task --region us-east-1 --source-arn arn:aws:sqs:us-east-1:"),
                new Disease(
                                "no topic",
                                patient ->
                                        patient.set("thumbnail.topic", "arn:aws:sns:us-east-1:000000000000:elsewhere"),
                                "topic",
                                Status.FAIL,
                                "aws sns create-topic --region us-east-1 --name elsewhere")
                        .inAll(),
                new Disease(
                                "nobody is subscribed",
                                patient -> {
                                    patient.set("thumbnail.topic", topic(patient, "nobody-listens"));
                                    patient.set("thumbnail.digest-queue", "none");
                                    patient.set("thumbnail.digest-topic", "none");
                                },
                                "topic-subscriptions",
                                Status.WARN,
                                "aws sns subscribe --region us-east-1 --topic-arn arn:aws:sns:us-east-1:000000000000:nobody-listens ")
                        .inAll(),
                new Disease(
                                "more e-mails at once than SNS sends",
                                patient -> {
                                    patient.tell(
                                            patient.stack().queue(),
                                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                            "500");
                                    patient.tell(
                                            patient.stack().queue(),
                                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                            "8");
                                },
                                "topic-subscriptions",
                                Status.WARN,
                                "aws sns unsubscribe --region us-east-1 --subscription-arn arn:aws:sns:us-east-1:")
                        .in("backlog"),
                new Disease(
                                "a subscription that nobody confirmed",
                                patient -> patient.aws().sns().subscribe(subscribe -> subscribe
                                        .topicArn(patient.stack().topicArn())
                                        .protocol("email")
                                        .endpoint("b@example.com")),
                                "topic-subscriptions",
                                Status.WARN,
                                "--protocol email --notification-endpoint 'b@example.com'")
                        .in("backlog"),
                new Disease(
                        "somebody is mailed what is for programs",
                        patient -> {
                            patient.aws().sns().subscribe(subscribe -> subscribe
                                    .topicArn(patient.stack().topicArn())
                                    .protocol("email")
                                    .endpoint("c@example.com")
                                    .attributes(Map.of("FilterPolicy", "{\"outcome\":[\"announced\"]}")));
                            patient.aws().topics().confirm(patient.stack().topicArn(), "c@example.com");
                        },
                        "topic-audience",
                        Status.WARN,
                        "--attribute-name FilterPolicy --attribute-value '{\"outcome\":[\"announced\"],\"audience\":[{\"exists\":false}]}'"),
                new Disease(
                        "no right to delete",
                        patient -> patient.aws()
                                .sqsFaults()
                                .deny("DeleteMessage", patient.stack().queue()),
                        "right",
                        Status.FAIL,
                        "\"Action\":\"sqs:DeleteMessage\""),
                new Disease(
                        "no right to receive",
                        patient -> patient.aws()
                                .sqsFaults()
                                .deny("ReceiveMessage", patient.stack().queue()),
                        "right",
                        Status.FAIL,
                        "\"Action\":\"sqs:ReceiveMessage\""),
                new Disease(
                        "no right to park",
                        patient -> patient.aws()
                                .sqsFaults()
                                .deny("SendMessage", patient.stack().deadLetterQueue()),
                        "right",
                        Status.FAIL,
                        "\"Action\":\"sqs:SendMessage\""),
                new Disease(
                        "no right to hide messages",
                        patient -> patient.aws()
                                .sqsFaults()
                                .deny("ChangeMessageVisibility", patient.stack().queue()),
                        "right",
                        Status.FAIL,
                        "\"Action\":\"sqs:ChangeMessageVisibility\""),
                new Disease(
                        "the store is no database",
                        patient -> patient.set("thumbnail.announced-store", "jdbc:sqlite:" + text()),
                        "store",
                        Status.FAIL,
                        "thumbnail.announced-store"),
                new Disease(
                        "the store does not answer",
                        patient -> patient.set("thumbnail.announced-store", "jdbc:postgresql://127.0.0.1:1/a?user=b"),
                        "store",
                        Status.FAIL,
                        "thumbnail.announced-store"),
                new Disease(
                        "links die with the session",
                        patient -> patient.property("aws.sessionToken", "token"),
                        "links",
                        Status.WARN,
                        "use a role"));
    }

    static String topic(Patient patient, String name) {
        return patient.aws().sns().createTopic(create -> create.name(name)).topicArn();
    }

    private static void redrive(Patient patient, String target, int count) {
        patient.tell(
                patient.stack().queue(),
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:%s\",\"maxReceiveCount\":%d}"
                        .formatted(target, count));
    }

    private static Path text() {
        try {
            return Files.writeString(Files.createTempFile(Path.of("target"), "no", ".db"), "this is no database")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
