package org.thumbnailroute.local;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS (ElasticMQ), S3 (S3Proxy on memory) and SNS (a stand-in) in this process, on 127.0.0.1 and free ports. */
public final class LocalAws implements AutoCloseable {
    public static final String REGION = "us-east-1";
    public static final String ACCESS_KEY = "local-access-key";
    /** No secret, but treated as one: a test may search logs, messages and links for it. */
    public static final String SECRET_KEY = "local-secret-key-that-must-not-leak";

    static final String ACCOUNT = "000000000000";
    /** Of the clients that this class gives to the tests: by it, what a worker asks for is told from what they do. */
    static final String TEST_ACCESS_KEY = "test-access-key";

    static final String TEST_SECRET_KEY = "test-secret-key";

    private final CallLog calls;
    private final SqsService queues;
    private final SqsFaults sqsFaults;
    private final QueueAttributes queueAttributes;
    private final LocalS3 buckets;
    private final LocalSns topics;
    private final LocalEventBridge eventBridge;
    private final LocalKms kms;
    private final LocalSts sts;
    private final S3Faults s3Faults;
    private final BucketEvents bucketEvents;
    private final SqsClient sqs;
    private final S3Client s3;
    private final SnsClient sns;

    private LocalAws(
            SqsService queues, SqsFaults sqsFaults, QueueAttributes queueAttributes, BlobStore memory, CallLog calls) {
        this.queues = queues;
        this.sqsFaults = sqsFaults;
        this.queueAttributes = queueAttributes;
        this.calls = calls;
        sqs = configured(SqsClient.builder(), queues.testsEndpoint());
        s3Faults = new S3Faults();
        bucketEvents = new BucketEvents(sqs);
        buckets = LocalS3.start(memory, bucketEvents, s3Faults, calls);
        s3 = configured(S3Client.builder().forcePathStyle(true), buckets.endpoint());
        topics = LocalSns.start(sqs, calls);
        sns = configured(SnsClient.builder(), topics.endpoint());
        eventBridge = LocalEventBridge.start(calls);
        kms = LocalKms.start(calls);
        sts = LocalSts.start(calls);
    }

    public static LocalAws start() {
        CallLog calls = new CallLog(true);
        SqsFaults faults = new SqsFaults();
        QueueAttributes attributes = new QueueAttributes();
        return new LocalAws(
                RelayedSqs.start(faults, attributes, calls), faults, attributes, new TransientNio2BlobStore(), calls);
    }

    /**
     * One for hundreds of thousands of requests: calls are counted, not listed, equal objects are kept once, and SQS does
     * only what workers need, without faults.
     */
    public static LocalAws start(SharedContents objects) {
        CallLog calls = new CallLog(false);
        return new LocalAws(LeanSqs.start(calls), new SqsFaults(), new QueueAttributes(), objects, calls);
    }

    public URI sqsEndpoint() {
        return queues.workersEndpoint();
    }

    public URI s3Endpoint() {
        return buckets.endpoint();
    }

    public URI snsEndpoint() {
        return topics.endpoint();
    }

    /** Past {@link #sqsFaults()}, which are for the workers only. */
    public SqsClient sqs() {
        return sqs;
    }

    public S3Client s3() {
        return s3;
    }

    public SnsClient sns() {
        return sns;
    }

    /** What was published, and faults of SNS. */
    public LocalSns topics() {
        return topics;
    }

    /** The regions and configurations of buckets, and who may do what with a bucket. */
    public S3Front buckets() {
        return buckets.front();
    }

    /** Keeps rules. Events are sent by {@link #bucketEvents()}, whatever the rules say. */
    public LocalEventBridge eventBridge() {
        return eventBridge;
    }

    public LocalKms kms() {
        return kms;
    }

    /** What the workers asked for; a worker is whoever uses {@link #environment()} or {@link #systemProperties()}. */
    public CallLog calls() {
        return calls;
    }

    /** Whose the workers' credentials are, and whether they are accepted. */
    public LocalSts sts() {
        return sts;
    }

    public QueueAttributes queueAttributes() {
        return queueAttributes;
    }

    public SqsFaults sqsFaults() {
        return sqsFaults;
    }

    public S3Faults s3Faults() {
        return s3Faults;
    }

    public BucketEvents bucketEvents() {
        return bucketEvents;
    }

    /** With these variables a child process's SDK finds all services by its default chain. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>(Map.of(
                "AWS_REGION", REGION,
                "AWS_ACCESS_KEY_ID", ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", SECRET_KEY,
                "AWS_EC2_METADATA_DISABLED", "true"));
        endpoints()
                .forEach((service, endpoint) ->
                        variables.put("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT), endpoint.toString()));
        return variables;
    }

    /** The same for a JVM: {@link #environment()} under the names of the SDK's system properties. */
    public Map<String, String> systemProperties() {
        Map<String, String> properties = new TreeMap<>(Map.of(
                "aws.region", REGION,
                "aws.accessKeyId", ACCESS_KEY,
                "aws.secretAccessKey", SECRET_KEY,
                "aws.disableEc2Metadata", "true"));
        endpoints().forEach((service, endpoint) -> properties.put("aws.endpointUrl" + service, endpoint.toString()));
        return properties;
    }

    /** By the names that services have in the SDK's system properties. */
    private Map<String, URI> endpoints() {
        return Map.of(
                "Sqs", sqsEndpoint(),
                "S3", s3Endpoint(),
                "Sns", snsEndpoint(),
                "Sts", sts.endpoint(),
                "EventBridge", eventBridge.endpoint(),
                "Kms", kms.endpoint());
    }

    /**
     * Makes two buckets, a queue with its dead-letter queue, and a topic. Uploads to the source bucket arrive in the
     * queue as {@link EventDialect#EVENT_BRIDGE} events, until {@link #bucketEvents()} are told otherwise.
     */
    public Stack createStack(String name, int maxReceiveCount) {
        String source = name + "-source";
        String target = name + "-store";
        s3.createBucket(create -> create.bucket(source));
        s3.createBucket(create -> create.bucket(target));
        String deadLetters = createQueue(name + "-dlq", Map.of());
        String redrive = Json.object()
                .put("deadLetterTargetArn", LocalSqs.arn(name + "-dlq"))
                .put("maxReceiveCount", maxReceiveCount)
                .toString();
        String queue = createQueue(name, Map.of(QueueAttributeName.REDRIVE_POLICY, redrive));
        String topic = sns.createTopic(create -> create.name(name + "-ready")).topicArn();
        bucketEvents.wire(source, queue, EventDialect.EVENT_BRIDGE);
        return new Stack(name, name, queue, name + "-dlq", deadLetters, source, target, topic);
    }

    /** How many messages a queue holds, waiting and in work. */
    public int messages(String queueUrl) {
        return sqs
                .getQueueAttributes(get -> get.queueUrl(queueUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @Override
    public void close() {
        sns.close();
        s3.close();
        sqs.close();
        kms.close();
        eventBridge.close();
        sts.close();
        topics.close();
        buckets.close();
        queues.close();
    }

    private String createQueue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(create -> create.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private static <B extends AwsClientBuilder<B, C>, C> C configured(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(TEST_ACCESS_KEY, TEST_SECRET_KEY)))
                .build();
    }
}
