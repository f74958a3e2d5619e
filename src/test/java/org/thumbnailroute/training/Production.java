package org.thumbnailroute.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.thumbnailroute.local.HttpsFront;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.LocalDynamoDb;
import org.thumbnailroute.local.LocalSts;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.HealthEndpoint;
import org.thumbnailroute.route.ProductionFiles;

/**
 * What a pod of src/main/kubernetes meets: AWS over TLS, credentials of its service account's role, DynamoDB, and probes of
 * its health.
 */
final class Production implements AutoCloseable {

    private static final String TABLE = "uploads";

    private static final Duration SESSION = Duration.ofHours(1);

    private final LocalAws aws = LocalAws.start();
    private final LocalSts sts = LocalSts.start(Instant.now().plus(SESSION));
    private final LocalDynamoDb dynamoDb = LocalDynamoDb.start();
    private final HealthEndpoint health = HealthEndpoint.atFreePort();
    private final Stack stack = aws.createStack("training", 5);
    private final Path scratch;
    private final HttpsFront https;

    /** @param scratch a directory for what is needed only meanwhile */
    Production(Path scratch) {
        this.scratch = scratch;
        this.https = HttpsFront.start(scratch.resolve("tls"));
        dynamoDb.createTable(TABLE);
    }

    LocalAws aws() {
        return aws;
    }

    Stack stack() {
        return stack;
    }

    HealthEndpoint health() {
        return health;
    }

    /** What its worker needs to find all that. */
    Map<String, String> environment() throws IOException {
        Map<String, String> environment = new HashMap<>(ProductionFiles.environment(aws, stack));
        environment.remove("AWS_ACCESS_KEY_ID");
        environment.remove("AWS_SECRET_ACCESS_KEY");
        environment.put("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/thumbnail-route-worker");
        environment.put(
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                Files.writeString(scratch.resolve("token"), "a web identity").toString());
        environment.put("AWS_ENDPOINT_URL_STS", sts.endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint().toString());
        environment.put("CAMEL_MANAGEMENT_ENABLED", "true");
        environment.put("CAMEL_MANAGEMENT_PORT", Integer.toString(health.port()));
        // their classes would make the archive larger for workers that serve none
        environment.put("CAMEL_MANAGEMENT_METRICS_ENABLED", "false");
        // as shipped; the topic stays an ARN, which is what the CloudFormation stack prints
        environment.put("THUMBNAIL_CONCURRENCY", "auto");
        environment.put("THUMBNAIL_ANNOUNCED_STORE", "dynamodb:" + TABLE);
        return https.environment(environment);
    }

    /** Of its worker, over TLS, so far. */
    int connections() {
        return https.connections();
    }

    @Override
    public void close() {
        https.close();
        dynamoDb.close();
        sts.close();
        aws.close();
    }
}
