package org.thumbnailroute.queue;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.LogCapture;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of a local AWS, anew for each test, and clients that receive and delete in batches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BatchedQueue {

    /** In which nothing gets too old while a test runs. */
    static final int LONG = 600;

    /** In which what is not handed out is given back after 0.2 s. */
    static final int SHORT = 2;

    final LocalAws aws = LocalAws.start();
    final List<SqsClient> clients = new ArrayList<>();
    Stack stack = aws.createStack("queue0", 50);
    Polls polls = new Polls();
    volatile boolean allIsWell = true;
    private int stacks;

    @BeforeEach
    void createStack() {
        stack = aws.createStack("queue" + ++stacks, 50);
        polls = new Polls();
        aws.calls().clear();
    }

    @AfterEach
    void closeClients() {
        aws.sqsFaults().heal();
        allIsWell = true;
        clients.forEach(SqsClient::close);
        clients.clear();
    }

    @AfterAll
    void close() {
        aws.close();
    }

    BatchingSqsClient client(int visibilitySeconds) {
        return client(plainClient(), visibilitySeconds);
    }

    BatchingSqsClient client(SqsClient plain, int visibilitySeconds) {
        BatchingSqsClient client = new BatchingSqsClient(
                plain, Duration.ofSeconds(visibilitySeconds), Duration.ofHours(1), () -> allIsWell, polls);
        clients.add(client);
        return client;
    }

    SqsClient plainClient() {
        return SqsClient.builder()
                .endpointOverride(URI.create(aws.sqsEndpoint().toString()))
                .region(Region.of(LocalAws.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY)))
                .overrideConfiguration(sdk -> sdk.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    List<Message> receive(SqsClient sqs, int visibilitySeconds) {
        return receive(sqs, visibilitySeconds, 1);
    }

    List<Message> receive(SqsClient sqs, int visibilitySeconds, int waitSeconds) {
        return sqs.receiveMessage(receive -> receive.queueUrl(stack.queueUrl())
                        .maxNumberOfMessages(1)
                        .visibilityTimeout(visibilitySeconds)
                        .waitTimeSeconds(waitSeconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
    }

    Message receiveSome(SqsClient sqs) {
        return await().until(() -> receive(sqs, SHORT), messages -> !messages.isEmpty())
                .get(0);
    }

    void delete(SqsClient sqs, Message message) {
        sqs.deleteMessage(delete -> delete.queueUrl(stack.queueUrl()).receiptHandle(message.receiptHandle()));
    }

    void send(int messages) {
        IntStream.range(0, messages).forEach(i -> aws.sqs()
                .sendMessage(send -> send.queueUrl(stack.queueUrl()).messageBody(Integer.toString(i))));
    }

    long calls(String action) {
        return aws.calls().list().stream()
                .filter(call -> call.action().equals(action))
                .count();
    }

    int hidden() {
        QueueAttributeName count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        return Integer.parseInt(aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(stack.queueUrl()).attributeNames(count))
                .attributes()
                .getOrDefault(count, "none"));
    }

    static List<String> warnings(LogCapture log) {
        return log.lines().stream()
                .filter(line -> line.logger().equals(Deleter.class.getName()))
                .filter(line -> !line.hasTrace())
                .map(LogCapture.Line::message)
                .toList();
    }
}
