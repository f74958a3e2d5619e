package org.thumbnailroute.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The configurations of buckets, as S3 keeps them. */
class LocalAwsBucketsTest extends WorkerTest {

    @Test
    void keepsTheNotificationsOfABucket() {
        String queue = LocalSqs.arn(stack.queue());
        QueueConfiguration ofUploads = QueueConfiguration.builder()
                .queueArn(queue)
                .events(Event.S3_OBJECT_CREATED)
                .build();
        aws.s3().putBucketNotificationConfiguration(put -> put.bucket(stack.sourceBucket())
                .notificationConfiguration(
                        notify -> notify.queueConfigurations(ofUploads).eventBridgeConfiguration(on -> {})));

        GetBucketNotificationConfigurationResponse kept =
                s3.getBucketNotificationConfiguration(get -> get.bucket(stack.sourceBucket()));

        assertEquals(queue, kept.queueConfigurations().get(0).queueArn());
        assertTrue(kept.eventBridgeConfiguration() != null);
        assertEquals(
                List.of(),
                s3.getBucketNotificationConfiguration(get -> get.bucket(stack.targetBucket()))
                        .queueConfigurations());
    }

    @Test
    void aNewBucketIsEncryptedAndPrivate() {
        assertEquals(
                ServerSideEncryption.AES256,
                s3.getBucketEncryption(get -> get.bucket(stack.sourceBucket()))
                        .serverSideEncryptionConfiguration()
                        .rules()
                        .get(0)
                        .applyServerSideEncryptionByDefault()
                        .sseAlgorithm());
        assertTrue(s3.getPublicAccessBlock(get -> get.bucket(stack.sourceBucket()))
                .publicAccessBlockConfiguration()
                .restrictPublicBuckets());
        assertError(404, "NoSuchBucketPolicy", () -> s3.getBucketPolicyStatus(get -> get.bucket(stack.sourceBucket())));
        assertError(
                404,
                "NoSuchLifecycleConfiguration",
                () -> s3.getBucketLifecycleConfiguration(get -> get.bucket(stack.sourceBucket())));
    }

    @Test
    void sendsClientsToTheRegionOfABucket() {
        assertEquals(
                LocalAws.REGION,
                s3.headBucket(head -> head.bucket(stack.sourceBucket())).bucketRegion());

        aws.buckets().move(stack.sourceBucket(), "eu-west-1");

        S3Exception moved = assertError(301, "PermanentRedirect", () -> get("a"));
        assertEquals(
                "eu-west-1",
                moved.awsErrorDetails()
                        .sdkHttpResponse()
                        .firstMatchingHeader("x-amz-bucket-region")
                        .orElseThrow());
    }

    @Test
    void deniesWorkersWhatItIsToldTo() {
        aws.buckets().refuse("ListObjectsV2", stack.sourceBucket());

        assertError(403, "AccessDenied", () -> s3.listObjectsV2(list -> list.bucket(stack.sourceBucket())));
        assertEquals(
                0,
                aws.s3()
                        .listObjectsV2(list -> list.bucket(stack.sourceBucket()))
                        .keyCount());
        assertEquals(
                List.of(new Call("s3", "ListObjectsV2", stack.sourceBucket())),
                aws.calls().list());
    }

    private static S3Exception assertError(int status, String code, Runnable request) {
        S3Exception refused = assertThrows(S3Exception.class, request::run);
        assertEquals(status, refused.statusCode());
        assertEquals(code, refused.awsErrorDetails().errorCode());
        return refused;
    }
}
