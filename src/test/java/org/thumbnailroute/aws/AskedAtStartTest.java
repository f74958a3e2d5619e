package org.thumbnailroute.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ConnectException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.queue.Polls;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A start asks again where work would be tried again, and is told the truth at once where there is one. */
class AskedAtStartTest {

    /** More than the SDK's own. */
    private static final int MANY_ATTEMPTS = 6;

    private final LocalAws aws = SharedAws.get();

    @AfterEach
    void heal() {
        aws.sqsFaults().heal();
    }

    @Test
    void aQueueIsFoundAfterAnOutage() {
        Stack stack = aws.createStack("asked-at-start", 5);
        aws.sqsFaults().failNext("GetQueueUrl", MANY_ATTEMPTS, 503);
        aws.sqsFaults().failNext("GetQueueAttributes", MANY_ATTEMPTS, 503);

        Settings settings = ShippedSettings.with("thumbnail.queue", stack.queue());
        try (SqsClient sqs = AwsClients.sqs(settings, () -> true, new Polls())) {
            var queue = org.thumbnailroute.aws.Queue.source(sqs, settings);

            assertEquals(5, queue.maxReceiveCount().getAsInt());
        }
    }

    @Test
    void asksAgainWhileNobodyAnswersOrTheServiceIsBusy() {
        Queue<SdkException> failures = new ArrayDeque<>(List.of(
                SdkClientException.create("unreachable", new ConnectException("Connection refused")),
                answer(500, "InternalError"),
                answer(400, "Throttling")));

        String answer = AskedAtStart.of("sns:ListTopics", () -> {
            if (failures.isEmpty()) {
                return "there";
            }
            throw failures.remove();
        });

        assertEquals("there", answer);
    }

    @Test
    void believesADefiniteAnswer() {
        for (SdkException failure : List.of(
                answer(403, "AccessDenied"),
                answer(404, "NotFound"),
                SdkClientException.create("Unable to load credentials", new ConnectException()))) {
            Queue<SdkException> failures = new ArrayDeque<>(List.of(failure, answer(503, "asked again")));

            SdkException thrown = assertThrows(
                    SdkException.class,
                    () -> AskedAtStart.of("sns:ListTopics", () -> {
                        throw failures.remove();
                    }));

            assertEquals(failure, thrown);
            assertFalse(failures.isEmpty());
        }
    }

    private static SdkException answer(int status, String code) {
        return (SdkException) SnsException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code)
                        .build())
                .build();
    }
}
