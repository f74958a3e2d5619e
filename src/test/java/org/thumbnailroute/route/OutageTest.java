package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.LocalPostgres;
import org.thumbnailroute.local.S3Error;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.local.TcpRelay;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.pictures.QuadrantPicture;

/** Services that are away for a while, or take long: nothing is lost or parked, and all goes on by itself. */
class OutageTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(60, 40, 1);
    private static final int MESSAGES = 20;
    private static final int FAILURES = 60;

    private final LocalPostgres postgres = LocalPostgres.start();
    private final TcpRelay relay = TcpRelay.to(postgres.address().toString());

    OutageTest() throws IOException {}

    @Override
    Map<String, String> settings() {
        return Map.of(
                "thumbnail.concurrency",
                "4",
                "thumbnail.visibility-timeout-seconds",
                "2",
                "thumbnail.announced-store",
                // so that a test need not wait for the default of 5 s
                postgres.jdbcUrlOver(relay.port()) + "&socketTimeout=1");
    }

    @AfterAll
    void stopPostgres() throws IOException {
        relay.close();
        postgres.close();
    }

    enum Outage {
        CREDENTIALS_EXPIRED("the source bucket works") {
            @Override
            void begin(OutageTest test) {
                test.aws
                        .s3Faults()
                        .failAll(
                                Operation.GET_OBJECT,
                                test.stack.sourceBucket(),
                                new S3Error(400, "ExpiredToken", "The provided token has expired."));
            }

            @Override
            void end(OutageTest test) {
                test.aws.s3Faults().heal(Operation.GET_OBJECT, test.stack.sourceBucket());
            }
        },
        TARGET_SLOWS_DOWN("the target bucket works") {
            @Override
            void begin(OutageTest test) {
                test.aws.s3Faults().failAll(Operation.PUT_OBJECT, test.stack.targetBucket(), 503);
            }

            @Override
            void end(OutageTest test) {
                test.aws.s3Faults().heal(Operation.PUT_OBJECT, test.stack.targetBucket());
            }
        },
        TOPIC_AWAY("the topic works") {
            @Override
            void begin(OutageTest test) {
                test.aws.topics().failAll(test.stack.topicArn(), 500, "InternalError");
            }

            @Override
            void end(OutageTest test) {
                test.aws.topics().heal(test.stack.topicArn());
            }
        },
        QUEUE_AWAY("SQS answers") {
            @Override
            void begin(OutageTest test) {
                test.aws.sqsFaults().failAll(500);
            }

            @Override
            void end(OutageTest test) {
                test.aws.sqsFaults().heal();
            }
        },
        REPOSITORY_AWAY("the announced store works") {
            @Override
            void begin(OutageTest test) {
                test.postgres.stop();
            }

            @Override
            void end(OutageTest test) {
                test.postgres.startAgain();
            }
        },
        /** No reset and no answer: what is sent is dropped on the way. */
        REPOSITORY_SILENT("the announced store works") {
            @Override
            void begin(OutageTest test) {
                test.relay.goSilent();
            }

            @Override
            void end(OutageTest test) {
                test.relay.goOn();
            }
        };

        private final String awaited;

        Outage(String awaited) {
            this.awaited = awaited;
        }

        abstract void begin(OutageTest test);

        abstract void end(OutageTest test);
    }

    @ParameterizedTest
    @EnumSource(Outage.class)
    void sitsOutAnOutage(Outage outage) {
        try (LogCapture log = LogCapture.open()) {
            outage.begin(this);
            try {
                IntStream.range(0, MESSAGES).forEach(i -> upload(outage + "/" + i + ".jpg", PICTURE));
                await().until(() -> pauses(log) > 0);
            } finally {
                outage.end(this);
            }
            await().until(() -> messages(stack.queueUrl()) == 0);

            assertEquals(1, pauses(log), "said once");
            assertTrue(pauseOf(log).contains("Nothing is received until " + outage.awaited + " again"), pauseOf(log));
        }
        for (int i = 0; i < MESSAGES; i++) {
            assertEquals(1, announcements(outage + "/" + i + ".jpg").size(), outage + " " + i);
        }
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
    }

    private static String pauseOf(LogCapture log) {
        return log.lines().stream()
                .map(LogCapture.Line::message)
                .filter(line -> line.startsWith("polling pauses"))
                .findFirst()
                .orElse("no pause");
    }

    private static long pauses(LogCapture log) {
        return log.lines().stream()
                .filter(line ->
                        line.level().equals(Level.ERROR) && line.message().startsWith("polling pauses"))
                .count();
    }

    @Test
    void givesUpWaitingForAnAnswer() {
        var gate = aws.s3Faults().hangNext(Operation.GET_OBJECT, stack.sourceBucket(), 1, Duration.ofSeconds(40));
        upload("hung.jpg", PICTURE);

        announcement("hung.jpg");

        gate.release();
    }

    @Test
    void givesUpOnABodyThatTrickles() {
        var gate = aws.s3Faults().slowBodyOfNextGet(stack.sourceBucket(), 20);
        upload("trickles.jpg", PICTURE);

        announcement("trickles.jpg");

        gate.release();
    }

    @Test
    void readsAgainAfterAReset() {
        aws.s3Faults().resetBodyOfNextGet(stack.sourceBucket(), 100);

        upload("reset.jpg", PICTURE);

        announcement("reset.jpg");
    }

    /** At least once: nobody can know whether SNS took a message whose answer never came. */
    @Test
    void announcesAgainWhenTheAnswerWasLost() {
        aws.topics().loseNextAnswer(stack.topicArn());

        upload("lost-answer.jpg", PICTURE);
        awaitEmptyQueue();

        assertEquals(2, announcements("lost-answer.jpg").size());
    }

    /**
     * Each way to fail gives back its connection and its thread: there are eight connections, and each of four ways is
     * taken more often than that.
     */
    @Test
    void leaksNothing() {
        aws.bucketEvents().unwire(stack.sourceBucket());
        try {
            upload("there.jpg", PICTURE);
            upload("no-picture.jpg", new byte[1000]);
            Uploaded there = uploaded("there.jpg");
            Uploaded noPicture = uploaded("no-picture.jpg");
            awaitEmptyQueue();
            int threads = Thread.activeCount();
            for (int i = 0; i < FAILURES; i++) {
                if (i < FAILURES * 3 / 4) { // hits any of those below; a third of them have a body to break off
                    aws.s3Faults().breakBodyOfNextGet(stack.sourceBucket(), 10);
                }
                send(event(there.key(), "overwritten", i)); // 412
                send(event("gone.jpg", "e", i)); // 404
                send(event(noPicture.key(), noPicture.etag(), i)); // parked
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> messages(stack.queueUrl()) == 0);

            assertEquals(FAILURES, messages(stack.deadLetterQueueUrl()));
            send(event(there.key(), there.etag(), FAILURES));
            awaitEmptyQueue();
            assertEquals(1, announcements("there.jpg").size());
            aws.sqs().purgeQueue(purge -> purge.queueUrl(stack.deadLetterQueueUrl()));
            assertTrue(Thread.activeCount() <= threads + 10, () -> threads + " threads, now " + Thread.activeCount());
        } finally {
            aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
        }
    }

    private String event(String key, String etag, int sequence) {
        return EventDialect.EVENT_BRIDGE.event(Uploaded.put(stack.sourceBucket(), key, 10, etag, sequence));
    }
}
