package org.thumbnailroute.doctor;

import java.util.Optional;
import org.thumbnailroute.announcement.AnnouncedUploads;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** What doctor looks at: the settings, AWS as they and the default chain name it, and what several checks ask there. */
public final class Environment {

    private final Settings settings;
    private final AwsAccess access;

    private final Fact<SqsClient> sqs;
    private final Fact<S3Client> s3;
    private final Fact<SnsClient> sns;
    private final Fact<DynamoDbClient> dynamoDb;
    private final Fact<QueueAddress> queueAddress;
    private final Fact<QueueAddress> deadLetterAddress;
    private final Fact<QueueFacts> queue;
    private final Fact<QueueFacts> deadLetterQueue;
    private final Fact<TopicFacts> topic;

    Environment(Settings settings, AwsAccess access) {
        this.settings = settings;
        this.access = access;
        sqs = client(SqsClient.builder());
        s3 = client(S3Client.builder()
                .forcePathStyle(settings.buckets().pathStyle())
                .disableS3ExpressSessionAuth(true));
        sns = client(SnsClient.builder());
        dynamoDb = client(DynamoDbClient.builder());
        queueAddress = new Fact<>(
                "queue",
                () -> QueueAddress.find(
                        sqs.get(), "thumbnail.queue", settings.queues().source()));
        deadLetterAddress = new Fact<>(
                "dead-letter-queue",
                () -> QueueAddress.find(
                        sqs.get(),
                        "thumbnail.dead-letter-queue",
                        settings.queues().deadLetter()));
        queue = new Fact<>("queue", () -> QueueFacts.ask(sqs.get(), queueAddress.get(), region()));
        deadLetterQueue =
                new Fact<>("dead-letter-retention", () -> QueueFacts.ask(sqs.get(), deadLetterAddress.get(), region()));
        topic = new Fact<>(
                "topic",
                () -> TopicFacts.ask(
                        sns.get(), "thumbnail.topic", settings.announcements().topic()));
    }

    /**
     * A client of AWS, made when it is first wanted.
     *
     * @param builder knows neither region nor credentials
     * @return asked for, it fails with {@link NotCheckedException} where there is no region or no credentials
     */
    public <C extends SdkAutoCloseable, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> Fact<C> client(
            B builder) {
        return new Fact<>("credentials", () -> access.client(builder));
    }

    public Settings settings() {
        return settings;
    }

    public String region() {
        return access.region().get().id();
    }

    /** ARN of a thing in this account and region; the account is {@code *} if STS did not tell it. */
    public String arn(String service, String name) {
        return "arn:%s:%s:%s:%s:%s"
                .formatted(
                        access.partition(),
                        service,
                        access.region().find().map(Region::id).orElse("*"),
                        access.account().orElse("*"),
                        name);
    }

    public String bucketArn(String bucket) {
        return "arn:%s:s3:::%s".formatted(access.partition(), bucket);
    }

    public SqsClient sqs() {
        return sqs.get();
    }

    public S3Client s3() {
        return s3.get();
    }

    public SnsClient sns() {
        return sns.get();
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb.get();
    }

    /** Name of the DynamoDB table that stores what was announced; empty if it is another store. */
    Optional<String> table() {
        return Optional.of(settings.announcedStore())
                .filter(store -> store.startsWith(AnnouncedUploads.DYNAMO_DB))
                .map(store -> store.substring(AnnouncedUploads.DYNAMO_DB.length()));
    }

    AwsAccess access() {
        return access;
    }

    Fact<QueueAddress> queueAddress() {
        return queueAddress;
    }

    Fact<QueueAddress> deadLetterAddress() {
        return deadLetterAddress;
    }

    /** The queue's attributes, among them its ARN and its policy. */
    public Fact<QueueFacts> queue() {
        return queue;
    }

    /** As it is now. */
    QueueFacts askQueueAgain() {
        return QueueFacts.ask(sqs(), queueAddress.get(), region());
    }

    public Fact<QueueFacts> deadLetterQueue() {
        return deadLetterQueue;
    }

    public Fact<TopicFacts> topic() {
        return topic;
    }

    String queueName() {
        return QueueAddress.nameIn(settings.queues().source());
    }

    String deadLetterQueueName() {
        return QueueAddress.nameIn(settings.queues().deadLetter());
    }

    String topicName() {
        return settings.announcements()
                .topic()
                .substring(settings.announcements().topic().lastIndexOf(':') + 1);
    }
}
