package org.thumbnailroute.local;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** SQS: ElasticMQ, with the visibility, redrive and size rules of the real one. */
final class LocalSqs implements AutoCloseable {
    private final SQSRestServer server;

    private LocalSqs(SQSRestServer server) {
        this.server = server;
    }

    static LocalSqs start() {
        return new LocalSqs(SQSRestServerBuilder.withInterface("127.0.0.1")
                .withDynamicPort()
                .withAWSRegion(LocalAws.REGION)
                .withAWSAccountId(LocalAws.ACCOUNT)
                .start());
    }

    static String arn(String queue) {
        return "arn:aws:sqs:" + LocalAws.REGION + ":" + LocalAws.ACCOUNT + ":" + queue;
    }

    URI endpoint() {
        return URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
    }

    @Override
    public void close() {
        server.stopAndWait();
    }
}
