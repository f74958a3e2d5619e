package org.thumbnailroute.route;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
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

    private AwsClients() {}

    public static SqsClient sqs(Settings settings) {
        return SqsClient.builder().httpClient(http(settings)).build();
    }

    public static S3Client s3(Settings settings) {
        return S3Client.builder()
                .forcePathStyle(settings.s3PathStyle())
                .httpClient(http(settings))
                .build();
    }

    public static SnsClient sns(Settings settings) {
        return SnsClient.builder().httpClient(http(settings)).build();
    }

    private static SdkHttpClient http(Settings settings) {
        // the default of 50 would make consumers wait for each other where concurrency is higher
        return ApacheHttpClient.builder()
                .maxConnections(settings.concurrency() + SPARE_CONNECTIONS)
                .build();
    }
}
