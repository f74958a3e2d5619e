package org.thumbnailroute.route;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.thumbnailroute.local.Stack;

/** The settings that point the route to a stack of the local AWS. */
public final class TestSettings {

    /** No secret, but treated as one: the logs are searched for it. */
    static final String STORE_PASSWORD = "local-store-password-that-must-not-leak";

    private TestSettings() {}

    /** By the names of {@code application.properties}. */
    public static Map<String, String> of(Stack stack) {
        return Map.of(
                "thumbnail.queue", stack.queue(),
                "thumbnail.dead-letter-queue", stack.deadLetterQueue(),
                "thumbnail.source-bucket", stack.sourceBucket(),
                "thumbnail.target-bucket", stack.targetBucket(),
                "thumbnail.topic", stack.topicArn(),
                "thumbnail.s3-path-style", "true",
                "thumbnail.poll-wait-seconds", "1",
                "thumbnail.concurrency", "2",
                // what one run has announced must not make the next one skip it; SQLite has no use for the password
                "thumbnail.announced-store",
                        "jdbc:sqlite:%s?password=%s"
                                .formatted(
                                        Path.of("target", "stores", UUID.randomUUID() + ".db")
                                                .toAbsolutePath(),
                                        STORE_PASSWORD));
    }
}
