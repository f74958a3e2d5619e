package org.thumbnailroute.aws;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.thumbnailroute.queue.BatchingSqsClient;
import org.thumbnailroute.queue.Polls;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * One client for each service, shared by all steps; Camel would make one for each endpoint. Region, endpoint and
 * credentials come from the AWS default chain alone: environment, profile, container or instance role.
 */
public final class AwsClients {

    /** Connections beside one for each message in work: for the extension of visibility and for parking. */
    private static final int SPARE_CONNECTIONS = 4;

    /**
     * The longest silence within an answer of S3 or SNS. The policy's attempts, each with such a wait, stay below the
     * default visibility time-out.
     */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    /** Of DynamoDB, which answers in milliseconds: with its three attempts well below half of the default lease. */
    private static final Duration LONGEST_SILENCE_OF_STORE = Duration.ofSeconds(3);

    private AwsClients() {}

    /**
     * Retries by itself, because polls and deletes happen outside the routes' policies.
     *
     * @param allIsWell whether more than one message may be received at a time
     * @param polls is told how the polls go
     */
    public static SqsClient sqs(Settings settings, BooleanSupplier allIsWell, Polls polls) {
        ProxyVariables.check(System.getenv());
        // a long poll is silent for its whole wait
        Duration silence = LONGEST_SILENCE.plusSeconds(settings.work().pollWaitSeconds());
        SqsClient one = SqsClient.builder().httpClient(http(settings, silence)).build();
        return new BatchingSqsClient(one, settings.work().visibilityTimeout(), allIsWell, polls);
    }

    public static S3Client s3(Settings settings) {
        return S3Client.builder()
                .forcePathStyle(settings.buckets().pathStyle())
                // a thumbnail is in memory: its checksum can stand in the header, without chunks and a trailer
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                // directory buckets send no events; asking for their sessions would cost in each request
                .disableS3ExpressSessionAuth(true)
                .httpClient(http(settings, LONGEST_SILENCE))
                .overrideConfiguration(client -> {
                    leaveRetriesToTheRoutes(client);
                    ReplacingPut.addTo(client);
                    TaggedPut.addTo(client);
                })
                .build();
    }

    public static SnsClient sns(Settings settings) {
        return SnsClient.builder()
                .httpClient(http(settings, LONGEST_SILENCE))
                .overrideConfiguration(AwsClients::leaveRetriesToTheRoutes)
                .build();
    }

    public static DynamoDbClient dynamoDb(Settings settings) {
        return DynamoDbClient.builder()
                .httpClient(http(settings, LONGEST_SILENCE_OF_STORE))
                // its own default of nine attempts would hold a consumer for long
                .overrideConfiguration(client -> client.retryStrategy(AwsRetryStrategy.standardRetryStrategy()))
                .build();
    }

    /** Two layers of retries would multiply, and only one of them could be read and changed in the routes. */
    private static void leaveRetriesToTheRoutes(ClientOverrideConfiguration.Builder client) {
        client.retryStrategy(AwsRetryStrategy.doNotRetry());
    }

    @SuppressWarnings("deprecation") // the newer one would come beside this one, which Camel needs
    private static SdkHttpClient http(Settings settings, Duration longestSilence) {
        // the default of 50 would make consumers wait for each other where concurrency is higher
        return ApacheHttpClient.builder()
                .maxConnections(settings.work().concurrency() + SPARE_CONNECTIONS)
                .socketTimeout(longestSilence)
                .build();
    }
}
