package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.announcement.LeaseCheck;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.pictures.QuadrantPicture;

/** An upload that is in work is not taken up a second time, and its message stays hidden while its worker lives. */
class InWorkTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(60, 40, 1);

    private final String store = "jdbc:sqlite:"
            + Path.of("target", "stores", UUID.randomUUID() + ".db").toAbsolutePath();

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.visibility-timeout-seconds", "2", "thumbnail.announced-store", store);
    }

    @Test
    void aSecondDeliveryWaitsInTheQueue() {
        try (LogCapture log = LogCapture.open()) {
            aws.bucketEvents().unwire(stack.sourceBucket());
            upload("told-twice.jpg", PICTURE);
            Uploaded uploaded = uploaded("told-twice.jpg");
            Gate first = aws.s3Faults().holdNextGet(stack.sourceBucket(), "told-twice.jpg");
            send(EventDialect.EVENT_BRIDGE.event(uploaded));
            first.awaitArrival();

            send(EventDialect.S3_NOTIFICATION.event(uploaded));
            await().until(() -> outcomes(log, "in-work") == 1);
            first.release();
            awaitEmptyQueue();

            assertEquals(1, announcements("told-twice.jpg").size());
            assertEquals(1, outcomes(log, "announced"));
            assertEquals(1, outcomes(log, "duplicate"));
        } finally {
            aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
        }
    }

    @Test
    void aSlowPictureKeepsItsMessageAndItsLease() {
        try (LogCapture log = LogCapture.open()) {
            Gate slow = aws.s3Faults().holdNextPut(stack.targetBucket(), "thumbnail_slow.jpg");
            upload("slow.jpg", PICTURE);
            slow.awaitArrival();
            // three time-outs long
            await().during(Duration.ofSeconds(6))
                    .until(() -> outcomes(log, "in-work") == 0 && outcomes(log, "announced") == 0);

            slow.release();
            awaitEmptyQueue();

            assertEquals(1, announcements("slow.jpg").size());
            assertEquals(0, outcomes(log, "in-work"), "nobody else got the message");
        }
    }

    /** As after a pause of this worker, in which its lease ran out. The other dies before it announces anything. */
    @Test
    void leavesWhatAnotherWorkerHasTakenOver() throws SQLException {
        try (LogCapture log = LogCapture.open()) {
            Gate slow = aws.s3Faults().holdNextPut(stack.targetBucket(), "thumbnail_taken.jpg");
            upload("taken.jpg", PICTURE);
            slow.awaitArrival();
            takeOver();

            slow.release();
            await().until(() -> outcomes(log, "in-work") == 1);
            assertEquals(
                    1,
                    context.getRegistry()
                            .lookupByNameAndType("leaseCheck", LeaseCheck.class)
                            .lost());
            assertEquals(0, announcements("taken.jpg").size());
            awaitEmptyQueue();

            assertEquals(1, announcements("taken.jpg").size());
            assertEquals(1, outcomes(log, "announced"));
        }
    }

    private void takeOver() throws SQLException {
        try (Connection connection = DriverManager.getConnection(store);
                Statement statement = connection.createStatement()) {
            assertEquals(
                    1,
                    statement.executeUpdate("UPDATE ANNOUNCED SET HOLDER = 'another worker', "
                            + "EXPIRES_AT = UNIXEPOCH('subsec') * 1000 + 1500 WHERE HOLDER IS NOT NULL"));
        }
    }

    private static long outcomes(LogCapture log, String outcome) {
        return log.outcomes().stream().filter(line -> line.startsWith(outcome)).count();
    }
}
