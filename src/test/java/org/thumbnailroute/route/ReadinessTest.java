package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.Gate;

/** The probes of a cluster see whether messages are received: at the start on an empty queue, and while SQS is away. */
class ReadinessTest extends RouteTest {

    private static final String READY = "/observe/health/ready";

    private final HealthEndpoint health = HealthEndpoint.atFreePort();

    /** Before the context starts. */
    private final Gate longPolls = aws.sqsFaults().hangLongPolls(Duration.ofMinutes(2));

    @Override
    Map<String, String> settings() {
        return Map.of(
                "thumbnail.poll-wait-seconds",
                "20",
                "camel.management.enabled",
                "true",
                "camel.management.port",
                Integer.toString(health.port()));
    }

    @Test
    void isReadyBeforeALongPollEndsAndNotWhileSqsIsAway() throws Exception {
        await().until(() -> health.status(READY) == 200);
        longPolls.awaitArrival();
        assertEquals(200, health.status(READY), "while a long poll is under way");

        aws.sqsFaults().failAll(500);
        longPolls.release();
        await().until(() -> health.status(READY) == 503);
        // far into the pauses
        await().during(Duration.ofSeconds(6)).until(() -> health.status(READY) == 503);
        assertEquals(200, health.status("/observe/health/live"), "no reason to restart");

        aws.sqsFaults().heal();
        await().until(() -> health.status(READY) == 200);
    }
}
