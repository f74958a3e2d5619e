package org.thumbnailroute.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.TcpRelay;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.route.ChildProcess;
import software.amazon.awssdk.services.sqs.model.Message;

/** The function as SnapStart runs it: started once, and going on somewhere else, with nobody at its open connections. */
class SnapStartIT {

    /** Less than the SDK waits for an answer on a connection. */
    private static final Duration TIMEOUT = Duration.ofSeconds(9);

    @Test
    void goesOnFromItsSnapshotWithFreshConnectionsAndCredentials() throws Exception {
        try (FunctionStack stack = new FunctionStack("snapstart");
                FakeLambda lambda = FakeLambda.start();
                TcpRelay sqs =
                        TcpRelay.to(Objects.requireNonNull(stack.environment().get("AWS_ENDPOINT_URL_SQS")));
                TcpRelay table =
                        TcpRelay.to(Objects.requireNonNull(stack.environment().get("AWS_ENDPOINT_URL_DYNAMODB")));
                ChildProcess function =
                        ArchiveFunction.onThisJava().start(lambda, 512, environment(stack, lambda, sqs, table))) {
            lambda.awaitSnapshot();

            assertTrue(function.output().contains("ignored message=priming"), function::output);
            int credentials = lambda.credentialsGiven();
            assertTrue(credentials > 0, "of the role");
            assertTrue(sqs.cut() > 0 && table.cut() > 0, "what it has looked up in AWS at the start");
            lambda.restore();
            lambda.awaitReady();
            Message good = stack.upload("good.jpg", QuadrantPicture.jpeg(300, 200, 1));
            Message poison = stack.upload("poison.jpg", "no picture".getBytes(UTF_8));

            String answer = lambda.invoke(SqsRecords.event(List.of(good, poison)), TIMEOUT)
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);

            assertEquals(Set.of(), SqsRecords.failures(answer), function::output);
            assertEquals(1, stack.announcements("good.jpg").size());
            assertEquals(1, stack.aws.messages(stack.stack.deadLetterQueueUrl()));
            assertTrue(lambda.credentialsGiven() > credentials, "those from before had expired");
        }
    }

    private static Map<String, String> environment(
            FunctionStack stack, FakeLambda lambda, TcpRelay sqs, TcpRelay table) {
        Map<String, String> environment = stack.environment();
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        environment.put("AWS_ENDPOINT_URL_SQS", sqs.endpoint());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", table.endpoint());
        // as SnapStart has it: those in variables would be a copy's for ever
        environment.remove("AWS_ACCESS_KEY_ID");
        environment.remove("AWS_SECRET_ACCESS_KEY");
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", lambda.credentialsUri());
        environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "local");
        return environment;
    }
}
