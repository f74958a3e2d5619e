package org.thumbnailroute.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.local.Call;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Whatever is wrong is found once, by the check that it belongs to, and what mends it is named. */
class DoctorTest {

    private static final DoctorOptions USUAL = new DoctorOptions(false, Optional.empty());

    private static final Set<Status> FINDINGS = Set.of(Status.WARN, Status.FAIL);

    private final Patient patient = new Patient();

    /** As few environments as the diseases allow that hide each other: each takes some tenths of a second. */
    static List<List<Disease>> environments() {
        List<List<Disease>> environments = new ArrayList<>();
        Stream.of(
                        Diseases.all(),
                        DigestDiseases.all(),
                        BucketDiseases.ofBuckets(),
                        BucketDiseases.ofEvents(),
                        BucketDiseases.ofKeys())
                .flatMap(diseases -> diseases)
                .forEach(disease -> environments.stream()
                        .filter(others -> others.stream().allMatch(disease::goesWith))
                        .findFirst()
                        .orElseGet(() -> added(environments))
                        .add(disease));
        return environments;
    }

    private static List<Disease> added(List<List<Disease>> environments) {
        List<Disease> none = new ArrayList<>();
        environments.add(none);
        return none;
    }

    @AfterEach
    void heal() {
        patient.heal();
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        assertEquals(List.of(), findings(patient.examine(USUAL)));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void findsEachDiseaseOnce(List<Disease> diseases) {
        diseases.forEach(disease -> disease.infection().accept(patient));

        List<CheckResult> findings = findings(patient.examine(USUAL));

        assertEquals(
                diseases.stream()
                        .map(disease -> disease.check() + " " + disease.status())
                        .sorted()
                        .toList(),
                findings.stream()
                        .map(result -> result.check() + " " + result.status())
                        .sorted()
                        .toList(),
                findings::toString);
        diseases.forEach(disease -> assertTrue(
                findings.stream()
                        .filter(result -> result.check().equals(disease.check()))
                        .allMatch(result -> result.finding().toString().contains(disease.mend())),
                findings::toString));
    }

    /** What can never succeed is no change; what it is named after is neither more nor other than before. */
    @Test
    void changesNothing() {
        patient.aws().calls().clear();

        patient.examine(USUAL);

        Set<String> harmless = Set.of(
                "GetCallerIdentity",
                "GetQueueUrl",
                "GetQueueAttributes",
                "GetTopicAttributes",
                "ListSubscriptionsByTopic",
                "GetSubscriptionAttributes",
                "DeleteMessage",
                "ChangeMessageVisibility",
                "ReceiveMessage",
                "SendMessage",
                "Publish",
                "HeadBucket",
                "ListObjectsV2",
                "GetObject",
                "CompleteMultipartUpload",
                "GetBucketRequestPayment",
                "GetBucketLifecycleConfiguration",
                "GetBucketEncryption",
                "GetBucketNotificationConfiguration",
                "GetPublicAccessBlock",
                "GetBucketVersioning",
                "ListSubscriptions",
                "ListRuleNamesByTarget",
                "DescribeRule",
                "ListTargetsByRule",
                "TestEventPattern");
        assertEquals(
                List.of(),
                patient.aws().calls().list().stream()
                        .map(Call::action)
                        .filter(action -> !harmless.contains(action))
                        .toList());
        assertEquals(List.of(), patient.aws().topics().published(patient.stack().topicArn()));
        assertEquals(0, patient.aws().messages(patient.stack().deadLetterQueueUrl()));
        assertEquals(
                0,
                patient.aws()
                        .s3()
                        .listObjectsV2(list -> list.bucket(patient.stack().targetBucket()))
                        .keyCount());
    }

    @Test
    void countsDeadLettersByReasonAndLeavesThemThere() {
        park(Map.of("reason", "corrupt-image"));
        park(Map.of("reason", "corrupt-image"));
        park(Map.of());

        CheckResult result = findings(patient.examine(new DoctorOptions(true, Optional.empty())))
                .get(0);

        assertTrue(result.finding().found().startsWith("3: 2 corrupt-image, 1 without a reason, "), result::toString);
        assertEquals(
                3,
                patient.aws()
                        .sqs()
                        .receiveMessage(
                                receive -> receive.queueUrl(patient.stack().deadLetterQueueUrl())
                                        .maxNumberOfMessages(10))
                        .messages()
                        .size());
    }

    private void park(Map<String, String> attributes) {
        patient.aws().sqs().sendMessage(send -> send.queueUrl(patient.stack().deadLetterQueueUrl())
                .messageBody("an upload")
                .messageAttributes(attributes.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(one.getValue())
                                .build()))));
    }

    private static List<CheckResult> findings(Report report) {
        return report.results().stream()
                .filter(result -> FINDINGS.contains(result.status()))
                .toList();
    }
}
