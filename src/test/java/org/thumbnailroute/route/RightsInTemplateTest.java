package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.cloudformation.Policy;

/** The policies of the CloudFormation templates say what the page on AWS says, and nothing more. */
class RightsInTemplateTest {

    @Test
    void theWorkersAreThoseOfTheReadme() {
        assertEquals(
                Map.of(
                        "Queue.Arn", Rights.documented("the queue"),
                        "DeadLetterQueue.Arn", Rights.documented("the dead-letter queue"),
                        "SourceBucket.Arn/*", Rights.documented("the source buckets"),
                        // not needed, but with it a deleted original is told from a forbidden one
                        "SourceBucket.Arn", Set.of("s3:ListBucket"),
                        "TargetBucket.Arn/*", Rights.documented("the target bucket"),
                        "Topic", Rights.documented("the topic"),
                        "Table.Arn", Rights.documented("the DynamoDB table")),
                Policy.ofWorker());
        assertTrue(Rights.documentedForSome("the source buckets").contains("s3:ListBucket"));
    }

    @Test
    void kedaOnlySeesHowManyMessagesThereAre() {
        assertEquals(Map.of("Queue.Arn", Set.of("sqs:GetQueueAttributes")), Policy.ofScaler());
    }
}
