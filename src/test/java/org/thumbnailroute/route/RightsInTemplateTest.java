package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
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
                        "Queue.Arn",
                        Rights.documented("the queue"),
                        "DeadLetterQueue.Arn",
                        Rights.documented("the dead-letter queue"),
                        Policy.ORIGINALS,
                        Rights.documented("the source buckets"),
                        // not needed, but with it a deleted original is told from a forbidden one
                        Policy.SOURCE_BUCKET,
                        Set.of("s3:ListBucket"),
                        Policy.THUMBNAILS,
                        Rights.documented("the target bucket"),
                        "Topic",
                        Rights.documented("the topic"),
                        "Table.Arn",
                        Rights.documented("the DynamoDB table")),
                Policy.ofWorker());
        assertTrue(Rights.documentedForSome("the source buckets").contains("s3:ListBucket"));
    }

    @Test
    void tagsNeedOneMoreRight() {
        Set<String> tagged = Policy.ofWorker(Map.of("TagsThumbnails", "yes")).getOrDefault(Policy.THUMBNAILS, Set.of());

        assertEquals(Rights.documentedForSome("the target bucket"), tagged);
        assertTrue(tagged.contains("s3:PutObjectTagging"));
    }

    /** One key serves both queues. */
    @Test
    void theWorkersRightsOnKeysAreThoseOfTheReadme() {
        String key = "arn:aws:kms:eu-central-1:111122223333:key/";
        Map<String, Set<String>> rights = new HashMap<>(Policy.ofWorker(Map.of(
                "SourceKeyArns",
                key + "s",
                "TargetKeyArn",
                key + "t",
                "QueueKeyArn",
                key + "q",
                "TopicKeyArn",
                key + "n")));
        rights.keySet().removeAll(Policy.ofWorker().keySet());
        Set<String> onQueues = Rights.documented("the KMS key of the queue");
        onQueues.addAll(Rights.documented("the KMS key of the dead-letter queue"));

        assertEquals(
                Map.of(
                        key + "s", Rights.documented("the KMS keys of the originals"),
                        key + "t", Rights.documented("the KMS key of the target bucket"),
                        key + "q", onQueues,
                        key + "n", Rights.documented("the KMS key of the topic")),
                rights);
    }

    @Test
    void kedaOnlySeesHowManyMessagesThereAre() {
        assertEquals(Map.of("Queue.Arn", Set.of("sqs:GetQueueAttributes")), Policy.ofScaler());
    }
}
