package org.thumbnailroute.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.S3Faults;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Other ways than the template's, by which uploads reach the queue as well; and keys. */
class EventPathTest {

    private static final Set<Status> FINDINGS = Set.of(Status.WARN, Status.FAIL);

    private final Patient patient = new Patient();
    private final EventPath path = new EventPath(patient.aws(), patient.stack());

    @AfterEach
    void heal() {
        patient.heal();
    }

    @Test
    void aTopicBetweenBucketAndQueueIsSound() {
        String topic = subscribedTopic();
        TopicConfiguration toTopic = TopicConfiguration.builder()
                .topicArn(topic)
                .events(Event.S3_OBJECT_CREATED)
                .build();
        path.notifies(patient.stack().sourceBucket(), notify -> notify.topicConfigurations(toTopic));
        path.admit("sns.amazonaws.com");

        assertEquals("by the topic " + topic, find("source-events").found());
    }

    @Test
    void aTopicBetweenRuleAndQueueIsSound() {
        path.rule(path.pattern(), subscribedTopic());
        path.admit("sns.amazonaws.com");

        assertEquals(
                "by EventBridge rule " + patient.stack().name(),
                find("source-events").found());
    }

    @Test
    void rulesForDifferentPrefixesDoNotBringUploadsTwice() {
        String pattern = path.pattern();
        path.rule(pattern.replace("\"prefix\":\"\"", "\"prefix\":\"photos/\""), path.queueArn());
        patient.aws()
                .eventBridge()
                .putRule(
                        patient.stack().name() + "-2",
                        pattern.replace("\"prefix\":\"\"", "\"wildcard\":\"scans/*\""),
                        path.queueArn());

        assertEquals(Status.OK, find("source-events").status());
    }

    @Test
    void keysThatAllMayUseAreSound() {
        String key = patient.aws()
                .kms()
                .createKey(path.policy("events.amazonaws.com")
                        .replace("sqs:SendMessage", "kms:*")
                        .replace(path.queueArn(), "*"));
        BucketDiseases.encrypt(patient, patient.stack().sourceBucket(), key);
        BucketDiseases.encrypt(patient, patient.stack().targetBucket(), key);
        patient.tell(patient.stack().queue(), QueueAttributeName.KMS_MASTER_KEY_ID, key);
        encryptTopic(key);

        assertEquals("by the KMS key " + key, find("queue-key").found());
    }

    @Test
    void aTopicWithADisabledKeyIsFound() {
        String key = patient.aws().kms().createKey();
        encryptTopic(key);
        patient.aws().kms().disable(key);

        assertEquals(Status.FAIL, one(results(), "topic-key").status());
    }

    /** The policies of keys are rarely readable. */
    @Test
    void namesTheStatementThatAKeyNeedsIfItsPolicyCannotBeRead() {
        patient.tell(
                patient.stack().queue(),
                QueueAttributeName.KMS_MASTER_KEY_ID,
                patient.aws().kms().createKey());
        patient.aws().kms().refuse("GetKeyPolicy");

        Finding found = find("queue-key");

        assertEquals(Status.NOT_CHECKED, found.status());
        assertTrue(found.mends().toString().contains("\"Principal\":{\"Service\":\"events.amazonaws.com\"}"));
    }

    @Test
    void namesTheRightThatItLacks() {
        patient.aws().eventBridge().refuse("DescribeRule");

        Finding found = find("source-events");

        assertEquals(Status.NOT_CHECKED, found.status());
        assertEquals(1, found.mends().size(), found::toString);
        assertTrue(found.found().contains("events:DescribeRule"), found::found);
    }

    /** As on the pods of a stack with KeyPrefix: no right to see notifications, and s3:GetObject below a prefix. */
    @Test
    void doesNotBlameTheWorkerForARightThatMayBeginWithAPrefix() {
        patient.aws()
                .buckets()
                .refuse("GetBucketNotificationConfiguration", patient.stack().sourceBucket());
        patient.aws()
                .s3Faults()
                .failAll(S3Faults.Operation.GET_OBJECT, patient.stack().sourceBucket(), 403);

        assertEquals(Status.NOT_CHECKED, find("source-read").status());
    }

    @Test
    void tellsWhatCanBeToldWithoutWriting() {
        List<String> notChecked = results().stream()
                .filter(result -> result.status() == Status.NOT_CHECKED)
                .map(CheckResult::check)
                .filter(check -> !check.equals("right"))
                .toList();

        assertEquals(List.of("target-conditional-writes"), notChecked);
    }

    private String subscribedTopic() {
        String topic = patient.aws()
                .sns()
                .createTopic(create -> create.name(patient.stack().name() + "-uploads"))
                .topicArn();
        patient.aws()
                .sns()
                .subscribe(
                        subscribe -> subscribe.topicArn(topic).protocol("sqs").endpoint(path.queueArn()));
        return topic;
    }

    private void encryptTopic(String key) {
        patient.aws().sns().setTopicAttributes(set -> set.topicArn(
                        patient.stack().topicArn())
                .attributeName("KmsMasterKeyId")
                .attributeValue(key));
    }

    /** What a check found, where no check finds anything to mend. */
    private Finding find(String check) {
        List<CheckResult> results = results();
        assertEquals(
                List.of(),
                results.stream()
                        .filter(result -> FINDINGS.contains(result.status()))
                        .toList());
        return one(results, check);
    }

    private List<CheckResult> results() {
        return patient.examine(new DoctorOptions(false, Optional.empty())).results();
    }

    private static Finding one(List<CheckResult> results, String check) {
        return results.stream()
                .filter(result -> result.check().equals(check))
                .findFirst()
                .orElseThrow()
                .finding();
    }
}
