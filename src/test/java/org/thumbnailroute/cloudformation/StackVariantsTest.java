package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stack makes what does not exist, leaves alone what does, and gives the worker the rights on either. */
class StackVariantsTest {

    private static final Template TEMPLATE = Template.route();
    private static final Map<String, Set<String>> RIGHTS = Policy.ofWorker();
    private static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/";
    private static final String TOPIC = "arn:aws:sns:eu-central-1:111122223333:theirs";
    private static final Set<String> USE_KEY = Set.of("kms:GenerateDataKey", "kms:Decrypt");

    /**
     * What a stack is asked for.
     *
     * @param sources that exist; none if the stack is to make one
     * @param target that exists, or empty
     * @param topic that exists, or empty
     * @param prefixes separated by commas
     */
    private record Variant(List<String> sources, String target, String topic, boolean encrypted, String prefixes) {

        Map<String, String> parameters() {
            Map<String, String> parameters = new HashMap<>(Map.of("KeyPrefix", prefixes));
            parameters.put("ExistingSourceBuckets", String.join(",", sources));
            parameters.put("ExistingTargetBucket", target);
            parameters.put("ExistingTopicArn", topic);
            if (encrypted) {
                parameters.put("SourceKeyArns", KEY + "s1, " + KEY + "s2");
                parameters.put("TargetKeyArn", KEY + "t");
                parameters.put("QueueKeyArn", KEY + "q");
                parameters.put("TopicKeyArn", KEY + "n");
            }
            return parameters;
        }

        List<String> allSources() {
            return sources.isEmpty() ? List.of("naa-hd-image-source") : sources;
        }

        Deployment stack() {
            return TEMPLATE.deployed(parameters());
        }
    }

    static Stream<Variant> variants() {
        return Stream.of(
                        List.<String>of(),
                        List.of("first-bucket"),
                        List.of("first-bucket", "second-bucket", "third-bucket"))
                .flatMap(sources -> Stream.of("", "first-bucket")
                        .flatMap(target -> Stream.of("", TOPIC).flatMap(topic -> Stream.of(false, true)
                                .flatMap(encrypted -> Stream.of("", "photos/", "photos/,scans/a b/,c/")
                                        .map(prefixes -> new Variant(sources, target, topic, encrypted, prefixes))))));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void makesWhatDoesNotExist(Variant variant) {
        Set<String> made = new TreeSet<>();
        if (variant.sources().isEmpty()) {
            made.addAll(List.of("SourceBucket", "SourceBucketPolicy"));
        }
        if (variant.target().isEmpty()) {
            made.addAll(List.of("TargetBucket", "TargetBucketPolicy"));
        }
        if (variant.topic().isEmpty()) {
            made.addAll(List.of("Topic", "TopicPolicy"));
        }

        Deployment stack = variant.stack();
        assertEquals(
                made,
                Stream.of("SourceBucket", "TargetBucket", "Topic")
                        .flatMap(name -> Stream.of(name, name + "Policy"))
                        .filter(stack::has)
                        .collect(Collectors.toSet()));
    }

    /** A bucket policy, say, would replace the one that is there. */
    @ParameterizedTest
    @MethodSource("variants")
    void leavesAloneWhatExists(Variant variant) {
        Map<String, JsonNode> resources = new HashMap<>(variant.stack().resources());
        resources.keySet().removeAll(Set.of("WorkerPolicy", "UploadRule", "Dashboard"));
        List<String> theirs = Stream.concat(variant.sources().stream(), Stream.of(variant.target(), variant.topic()))
                .filter(name -> !name.isEmpty())
                .toList();

        resources.forEach((name, properties) -> texts(properties)
                .forEach(text -> assertFalse(
                        theirs.stream().anyMatch(text::contains), () -> name + " names what exists: " + text)));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void givesTheWorkerTheRightsThatItNeedsAndNoMore(Variant variant) {
        Map<String, Set<String>> expected = new LinkedHashMap<>(RIGHTS);
        List.of(Policy.ORIGINALS, Policy.SOURCE_BUCKET, Policy.THUMBNAILS, "Topic")
                .forEach(expected::remove);
        originals(variant).forEach(resource -> allow(expected, resource, Set.of("s3:GetObject")));
        variant.allSources().forEach(bucket -> allow(expected, "arn:*:s3:::" + bucket, Set.of("s3:ListBucket")));
        String target = variant.target().isEmpty() ? "naa-thumbnail-store" : variant.target();
        allow(expected, "arn:AWS::Partition:s3:::" + target + "/*", Set.of("s3:GetObject", "s3:PutObject"));
        allow(expected, variant.topic().isEmpty() ? "Topic" : TOPIC, Set.of("sns:Publish", "sns:GetTopicAttributes"));
        if (variant.encrypted()) {
            allow(expected, KEY + "s1", Set.of("kms:Decrypt"));
            allow(expected, KEY + "s2", Set.of("kms:Decrypt"));
            List.of("t", "q", "n").forEach(key -> allow(expected, KEY + key, USE_KEY));
        }

        assertEquals(expected, Policy.allowed(variant.stack().properties("WorkerPolicy")));
    }

    private static List<String> originals(Variant variant) {
        boolean isOne = variant.allSources().size() == 1 && !variant.prefixes().contains(",");
        return isOne
                ? List.of("arn:AWS::Partition:s3:::%s/%s*"
                        .formatted(variant.allSources().get(0), variant.prefixes()))
                : variant.allSources().stream()
                        .map("arn:*:s3:::%s/*"::formatted)
                        .toList();
    }

    private static void allow(Map<String, Set<String>> allowed, String resource, Set<String> actions) {
        allowed.computeIfAbsent(resource, key -> new TreeSet<>()).addAll(actions);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void itsOutputsAreTheSettings(Variant variant) {
        Deployment stack = variant.stack();

        assertAll(
                () -> assertEquals(String.join(",", variant.allSources()), stack.output("ThumbnailSourceBucket")),
                () -> assertEquals(
                        variant.target().isEmpty() ? "naa-thumbnail-store" : variant.target(),
                        stack.output("ThumbnailTargetBucket")),
                () -> assertEquals(variant.topic().isEmpty() ? "Topic" : TOPIC, stack.output("ThumbnailTopic")),
                () -> assertEquals(variant.encrypted(), stack.outputs().contains("QueueKeyStatement")),
                () -> assertEquals(!variant.sources().isEmpty(), stack.outputs().contains("SwitchOnEventBridge")));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void encryptsWhatItMakes(Variant variant) {
        Deployment stack = variant.stack();
        Map<String, String> keys = new HashMap<>();
        Map<String, String> expected = new HashMap<>();
        Map.of("SourceBucket", "s1", "TargetBucket", "t", "Topic", "n", "Queue", "q", "DeadLetterQueue", "q")
                .forEach((name, key) -> {
                    if (stack.has(name)) {
                        expected.put(name, variant.encrypted() ? KEY + key : "");
                        keys.put(name, key(stack.properties(name)));
                    }
                });

        assertEquals(expected, keys);
        assertEquals(!variant.encrypted(), stack.properties("Queue").has("SqsManagedSseEnabled"), "SQS takes either");
    }

    private static String key(JsonNode properties) {
        return properties.path("KmsMasterKeyId").isMissingNode()
                ? properties
                        .at("/BucketEncryption/ServerSideEncryptionConfiguration/0"
                                + "/ServerSideEncryptionByDefault/KMSMasterKeyID")
                        .asText()
                : properties.path("KmsMasterKeyId").asText();
    }

    private static Stream<String> texts(JsonNode node) {
        Stream<String> below = StreamSupport.stream(node.spliterator(), false).flatMap(StackVariantsTest::texts);
        return node.isTextual() ? Stream.of(node.asText()) : below;
    }
}
