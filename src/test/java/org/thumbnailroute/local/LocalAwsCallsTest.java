package org.thumbnailroute.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.S3Faults.Operation;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A policy may be checked against the record of calls: it holds all that a worker asks for, and nothing else. */
class LocalAwsCallsTest extends WorkerTest {
    @Test
    void recordsEachCallToSqs() {
        sqs.getQueueUrl(get -> get.queueName(stack.queue()));
        sqs.sendMessage(send -> send.queueUrl(stack.deadLetterQueueUrl()).messageBody("m"));
        var message = sqs.receiveMessage(
                        receive -> receive.queueUrl(stack.deadLetterQueueUrl()).waitTimeSeconds(5))
                .messages()
                .get(0);
        sqs.changeMessageVisibility(change -> change.queueUrl(stack.deadLetterQueueUrl())
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(60));
        sqs.deleteMessage(delete -> delete.queueUrl(stack.deadLetterQueueUrl()).receiptHandle(message.receiptHandle()));
        sqs.listQueues();

        assertRecorded(
                new Call("sqs", "GetQueueUrl", stack.queue()),
                new Call("sqs", "SendMessage", stack.deadLetterQueue()),
                new Call("sqs", "ReceiveMessage", stack.deadLetterQueue()),
                new Call("sqs", "ChangeMessageVisibility", stack.deadLetterQueue()),
                new Call("sqs", "DeleteMessage", stack.deadLetterQueue()),
                new Call("sqs", "ListQueues", "*"));
    }

    @Test
    void recordsEachCallToS3() {
        String bucket = stack.targetBucket();
        String etag = s3.putObject(put -> put.bucket(bucket).key("a/b c.jpg"), RequestBody.fromString("a"))
                .eTag();
        s3.putObject(put -> put.bucket(bucket).key("a/b c.jpg").ifMatch(etag), RequestBody.fromString("b"));
        s3.getObjectAsBytes(get -> get.bucket(bucket).key("a/b c.jpg"));
        s3.headObject(head -> head.bucket(bucket).key("a/b c.jpg"));
        s3.headBucket(head -> head.bucket(bucket));
        s3.listObjectsV2(list -> list.bucket(bucket).prefix("a/"));
        s3.getBucketVersioning(get -> get.bucket(bucket));
        s3.copyObject(copy -> copy.sourceBucket(bucket)
                .sourceKey("a/b c.jpg")
                .destinationBucket(stack.sourceBucket())
                .destinationKey("c"));
        s3.deleteObject(delete -> delete.bucket(bucket).key("a/b c.jpg"));
        s3.listBuckets();

        assertRecorded(
                new Call("s3", "PutObject", bucket),
                new Call("s3", "PutObject", bucket),
                new Call("s3", "GetObject", bucket),
                new Call("s3", "HeadObject", bucket),
                new Call("s3", "HeadBucket", bucket),
                new Call("s3", "ListObjectsV2", bucket),
                new Call("s3", "GetBucketVersioning", bucket),
                new Call("s3", "CopyObject", stack.sourceBucket()),
                new Call("s3", "CopyObject", bucket),
                new Call("s3", "DeleteObject", bucket),
                new Call("s3", "ListBuckets", "*"));
    }

    @Test
    void recordsEachCallOfAMultipartUpload() {
        String bucket = stack.targetBucket();
        PartsUpload.upload(s3, bucket, "parts", "part".getBytes(StandardCharsets.UTF_8));

        assertRecorded(
                new Call("s3", "POST uploads", bucket),
                new Call("s3", "UploadPart", bucket),
                new Call("s3", "CompleteMultipartUpload", bucket));
    }

    @Test
    void recordsEachCallToSns() {
        sns.listTopics();
        sns.publish(message -> message.topicArn(stack.topicArn()).message("m"));

        assertRecorded(new Call("sns", "ListTopics", "*"), new Call("sns", "Publish", stack.name() + "-ready"));
    }

    @Test
    void doesNotRecordWhatATestAsksFor() {
        aws.s3().putObject(put -> put.bucket(stack.sourceBucket()).key("a"), RequestBody.fromString("a"));
        aws.sns().publish(message -> message.topicArn(stack.topicArn()).message("m"));
        aws.sqs().sendMessage(send -> send.queueUrl(stack.queueUrl()).messageBody("m"));
        aws.createStack(stack.name() + "-more", 1);

        assertRecorded();
    }

    @Test
    void recordsARefusedCallToo() {
        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), 1, 403);
        assertThrows(
                S3Exception.class,
                () -> s3.getObject(get -> get.bucket(stack.sourceBucket()).key("a")));

        assertRecorded(new Call("s3", "GetObject", stack.sourceBucket()));
    }

    @Test
    void recordsThatALinkOfTheWorkerWasFollowed() throws Exception {
        aws.s3().putObject(put -> put.bucket(stack.targetBucket()).key("a"), RequestBody.fromString("thumb"));
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(aws.s3Endpoint())
                .region(Region.of(LocalAws.REGION))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY)))
                .build()) {
            URI link = presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofHours(1))
                            .getObjectRequest(
                                    get -> get.bucket(stack.targetBucket()).key("a")))
                    .url()
                    .toURI();
            assertEquals(
                    "thumb",
                    HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString())
                            .body());
        }

        assertRecorded(new Call("s3", "GetObject", stack.targetBucket()));
    }

    private void assertRecorded(Call... calls) {
        assertEquals(List.of(calls), aws.calls().list());
    }
}
