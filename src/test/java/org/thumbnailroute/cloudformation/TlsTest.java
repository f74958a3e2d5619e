package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What holds or carries pictures, events and links takes no request that others could read on its way. */
class TlsTest {

    /**
     * A kind of resource that has a policy of its own.
     *
     * @param holder the field of the policy that names the resource
     * @param actions what is to be denied
     */
    private record Kind(String type, String policyType, String holder, Set<String> actions) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("AWS::S3::Bucket", "AWS::S3::BucketPolicy", "Bucket", Set.of("s3:*")),
            new Kind("AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "Queues", Set.of("sqs:*")),
            new Kind("AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "Topics", Set.of("sns:Publish", "sns:Subscribe")));

    private final Template template = Template.route();
    private final Deployment stack = template.deployed(Map.of("DigestEmail", "a@example.com"));

    @Test
    void everyBucketQueueAndTopicRefusesPlainHttp() {
        Set<String> all = new TreeSet<>();
        Set<String> refusing = new TreeSet<>();
        for (Kind kind : KINDS) {
            resources(template, kind.type()).forEach(all::add);
            resources(template, kind.policyType()).forEach(policy -> refusing.addAll(refusing(policy, kind)));
        }
        all.remove("AlarmTopic"); // CloudWatch alone publishes there

        assertEquals(
                Set.of(
                        "SourceBucket",
                        "TargetBucket",
                        "Queue",
                        "DeadLetterQueue",
                        "Topic",
                        "DigestQueue",
                        "DigestTopic"),
                all);
        assertEquals(all, refusing);
    }

    @Test
    void theFunctionsTemplateMakesNone() {
        for (Kind kind : KINDS) {
            assertEquals(0, resources(Template.lambda(), kind.type()).count(), kind.type());
        }
    }

    /** Of the resources that the policy is for, those that its statements about TLS cover. */
    private Set<String> refusing(String policy, Kind kind) {
        Set<String> covered = new TreeSet<>();
        for (JsonNode statement : stack.properties(policy).at("/PolicyDocument/Statement")) {
            if (isDeny(statement)
                    && Set.copyOf(Policy.texts(statement.path("Action"))).equals(kind.actions())) {
                covered.addAll(Policy.texts(statement.path("Resource")));
            }
        }
        JsonNode holder = template.properties(policy).path(kind.holder());
        return Stream.concat(
                        Stream.of(holder.path("Ref")),
                        StreamSupport.stream(holder.spliterator(), false).map(one -> one.path("Ref")))
                .map(JsonNode::asText)
                .filter(name -> covered.contains(name + ".Arn") || covered.contains(name))
                .collect(Collectors.toSet());
    }

    private static boolean isDeny(JsonNode statement) {
        return statement.path("Effect").asText().equals("Deny")
                && statement.path("Principal").asText().equals("*")
                && statement.at("/Condition/Bool/aws:SecureTransport").asText().equals("false");
    }

    private static Stream<String> resources(Template template, String type) {
        return template.tree().path("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .map(Map.Entry::getKey);
    }
}
