package org.thumbnailroute.doctor;

import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What can be wrong with digests. */
final class DigestDiseases {

    private DigestDiseases() {}

    static Stream<Disease> all() {
        return Stream.of(
                new Disease(
                                "no digest queue",
                                patient -> patient.set("thumbnail.digest-queue", "nowhere"),
                                "digest-queue",
                                Status.FAIL,
                                "aws sqs create-queue --region us-east-1 --queue-name nowhere ")
                        .in("digests"),
                new Disease(
                                "digests are gathered from the dead-letter queue",
                                patient -> patient.set(
                                        "thumbnail.digest-queue",
                                        patient.stack().deadLetterQueue()),
                                "digest-queue",
                                Status.FAIL,
                                "set thumbnail.digest-queue to another queue")
                        .in("digests"),
                new Disease(
                                "no announcement comes to the digest queue",
                                patient -> patient.set(
                                        "thumbnail.digest-queue",
                                        patient.aws()
                                                .sqs()
                                                .createQueue(create -> create.queueName("no-announcements"))
                                                .queueUrl()),
                                "digest-delivery",
                                Status.FAIL,
                                "--protocol sqs --notification-endpoint 'arn:aws:sqs:")
                        .in("digests"),
                new Disease(
                                "the digest queue takes nothing from SNS",
                                patient -> patient.tell(patient.digests().name(), QueueAttributeName.POLICY, ""),
                                "digest-delivery",
                                Status.FAIL,
                                "\\\"Service\\\":\\\"sns.amazonaws.com\\\"")
                        .in("digests"),
                new Disease(
                                "announcements are parked after few deliveries",
                                patient -> patient.tell(
                                        patient.digests().name(),
                                        QueueAttributeName.REDRIVE_POLICY,
                                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:a\",\"maxReceiveCount\":5}"),
                                "digest-delivery",
                                Status.WARN,
                                "'{\"RedrivePolicy\":\"\"}'")
                        .in("digests"),
                new Disease(
                                "no digest topic",
                                patient -> patient.set("thumbnail.digest-topic", "nowhere"),
                                "digest-topic",
                                Status.FAIL,
                                "aws sns create-topic --region us-east-1 --name nowhere")
                        .in("digest-topic"),
                new Disease(
                                "digests come back to their queue",
                                patient -> patient.set(
                                        "thumbnail.digest-topic",
                                        patient.stack().topicArn()),
                                "digest-topic",
                                Status.FAIL,
                                "set thumbnail.digest-topic to another topic")
                        .in("digest-topic"),
                new Disease(
                                "nobody is mailed digests",
                                patient -> patient.set(
                                        "thumbnail.digest-topic", Diseases.topic(patient, "nobody-reads-digests")),
                                "digest-subscriptions",
                                Status.WARN,
                                ":nobody-reads-digests --protocol email ")
                        .in("digest-topic"),
                new Disease(
                        "no right to delete what a digest told",
                        patient -> patient.aws()
                                .sqsFaults()
                                .deny("DeleteMessage", patient.digests().name()),
                        "right",
                        Status.FAIL,
                        "-digest"));
    }
}
