package org.thumbnailroute.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A local AWS, a fresh stack for each test, and the clients that a worker has, but without retries. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WorkerTest {
    final LocalAws aws = LocalAws.start();
    final SqsClient sqs = workers(SqsClient.builder(), aws.sqsEndpoint());
    final S3Client s3 = workers(S3Client.builder().forcePathStyle(true), aws.s3Endpoint());
    final SnsClient sns = workers(SnsClient.builder(), aws.snsEndpoint());

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private int stacks;
    Stack stack = aws.createStack("stack0", 10);

    @BeforeEach
    void createStack() {
        stack = aws.createStack("stack" + ++stacks, 10);
        aws.calls().clear();
    }

    @AfterAll
    void close() {
        threads.shutdownNow();
        sns.close();
        s3.close();
        sqs.close();
        aws.close();
    }

    <T> Future<T> inBackground(Callable<T> task) {
        return threads.submit(task);
    }

    /** All at the same time. */
    <T> List<T> inThreads(int n, Callable<T> task) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> result : threads.invokeAll(Collections.nCopies(n, task))) {
            results.add(result.get());
        }
        return results;
    }

    /** By the worker, into the source bucket; returns the ETag. */
    String put(String key, String text) {
        return s3.putObject(put -> put.bucket(stack.sourceBucket()).key(key), RequestBody.fromString(text))
                .eTag();
    }

    /** By the worker, from the source bucket. */
    String get(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(stack.sourceBucket()).key(key))
                .asUtf8String();
    }

    private static <B extends AwsClientBuilder<B, C>, C> C workers(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(LocalAws.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY)))
                .overrideConfiguration(sdk -> sdk.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
