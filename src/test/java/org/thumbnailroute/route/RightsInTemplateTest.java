package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.cloudformation.Policy;

/** The policies of the CloudFormation templates say what the page on AWS says, and nothing more. */
class RightsInTemplateTest {

    private static final String TARGET_BUCKET = Policy.THUMBNAILS.replace("/*", "");

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
    void tagsAndDeletesNeedMoreRights() {
        Set<String> before = Rights.documented("the target bucket");
        Map<String, Set<String>> tagging = Policy.ofWorker(Map.of("TagsThumbnails", "yes"));
        Map<String, Set<String>> deleting = Policy.ofWorker(Map.of("OnDelete", "delete"));
        Map<String, Set<String>> both = Policy.ofWorker(Map.of("TagsThumbnails", "yes", "OnDelete", "delete"));

        assertEquals(with(before, "s3:PutObjectTagging"), tagging.get(Policy.THUMBNAILS));
        assertEquals(with(before, "s3:DeleteObject"), deleting.get(Policy.THUMBNAILS));
        assertEquals(Set.of("s3:ListBucket"), deleting.get(TARGET_BUCKET));
        Set<String> all = new TreeSet<>();
        both.forEach((resource, actions) -> {
            if (resource.equals(Policy.THUMBNAILS) || resource.equals(TARGET_BUCKET)) {
                all.addAll(actions);
            }
        });
        assertEquals(Rights.documentedForSome("the target bucket"), all);
    }

    private static Set<String> with(Set<String> rights, String more) {
        Set<String> all = new TreeSet<>(rights);
        all.add(more);
        return all;
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
