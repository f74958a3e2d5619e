package org.thumbnailroute.backfill;

import org.thumbnailroute.aws.ProxyVariables;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The clients of the command. The worker's own leave retries to the routes, of which there are none here. */
record BackfillClients(S3Client s3, SqsClient sqs) implements AutoCloseable {

    @SuppressWarnings("deprecation") // the newer one would come beside this one, which Camel needs
    static BackfillClients open(Settings settings) {
        ProxyVariables.check(System.getenv());
        S3Client s3 = S3Client.builder()
                .forcePathStyle(settings.buckets().pathStyle())
                .disableS3ExpressSessionAuth(true)
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(TargetBucket.AT_ONCE + 1))
                .build();
        SqsClient sqs = SqsClient.builder()
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
        return new BackfillClients(s3, sqs);
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
    }
}
