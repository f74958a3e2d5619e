package org.thumbnailroute.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.thumbnailroute.failure.StartFailure;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Of an ARN only a clear answer of SNS ends the start. */
class TopicTest {

    private final LocalAws aws = SharedAws.get();

    @Test
    void aMissingTopicIsFoundAtTheStart() {
        String arn = aws.createStack("missing-topic", 5).topicArn() + "-misspelt";

        assertEquals(
                "thumbnail.topic = \"%s\": there is no such topic".formatted(arn),
                assertThrows(InvalidSettingException.class, () -> find(arn)).getMessage());
    }

    @Test
    void anOutageOrAMissingRightDecidesNothing() {
        Stack stack = aws.createStack("unseen-topic", 5);
        aws.topics().failNext(stack.topicArn(), 1, 403, "AuthorizationError");
        assertEquals(stack.topicArn(), find(stack.topicArn()).arn());

        aws.topics().failNext(stack.topicArn(), 1, 503, "ServiceUnavailable");
        assertEquals(stack.topicArn(), find(stack.topicArn()).arn());
    }

    @Test
    void aClockThatIsWrongIsNamed() {
        Exception failure = (Exception) SnsException.builder()
                .statusCode(403)
                .message("expired")
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode("RequestExpired").build())
                .build();

        String line = StartFailure.line(failure);

        assertTrue(line.contains("(this machine's clock says "), line);
    }

    private static Topic find(String arn) {
        Settings settings = ShippedSettings.with("thumbnail.topic", arn);
        try (SnsClient sns = AwsClients.sns(settings)) {
            return Topic.find(sns, settings);
        }
    }
}
