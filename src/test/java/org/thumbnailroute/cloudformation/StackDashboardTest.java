package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards of CloudWatch show what AWS measures of the stacks' own resources, and what the function's log does. */
class StackDashboardTest {

    private static final int WIDTH = 24;

    /** By namespace and dimensions: what AWS measures for nothing, and what the function's log lines hold. */
    private static final Map<String, Set<String>> MEASURED = Map.of(
            "AWS/Events RuleName", Set.of("Invocations", "FailedInvocations", "InvocationsSentToDlq"),
            "AWS/SQS QueueName",
                    Set.of(
                            "ApproximateNumberOfMessagesVisible",
                            "ApproximateNumberOfMessagesNotVisible",
                            "ApproximateAgeOfOldestMessage",
                            "NumberOfMessagesSent",
                            "NumberOfMessagesReceived",
                            "NumberOfMessagesDeleted"),
            "AWS/SNS TopicName",
                    Set.of(
                            "NumberOfMessagesPublished",
                            "NumberOfNotificationsDelivered",
                            "NumberOfNotificationsFailed"),
            "AWS/DynamoDB TableName", Set.of("ConsumedWriteCapacityUnits", "WriteThrottleEvents"),
            "AWS/S3 BucketName StorageType", Set.of("NumberOfObjects"),
            "AWS/Lambda FunctionName", Set.of("Invocations", "Errors", "Throttles", "Duration", "ConcurrentExecutions"),
            "ThumbnailRoute Service", Set.of("UploadToAnnouncement", "QueueWait"));

    private static final Deployment ROUTE = Template.route().deployed(Map.of());
    private static final Deployment LAMBDA = Template.lambda().deployed(Map.of());

    static Stream<Deployment> stacks() {
        return Stream.of(ROUTE, LAMBDA);
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void showsWhatThereIsToSee(Deployment stack) throws JsonProcessingException {
        for (List<String> metric : metrics(stack)) {
            StringBuilder kind = new StringBuilder(metric.get(0));
            for (int i = 2; i < metric.size(); i += 2) {
                kind.append(' ').append(metric.get(i));
            }
            assertTrue(MEASURED.getOrDefault(kind.toString(), Set.of()).contains(metric.get(1)), metric::toString);
        }
    }

    @Test
    void everyResourceOnTheWayOfAnUploadIsWatched() throws JsonProcessingException {
        assertEquals(
                Set.of(
                        "UploadRule",
                        "Queue.QueueName",
                        "DeadLetterQueue.QueueName",
                        "Table",
                        "naa-thumbnail-store",
                        "Topic.TopicName"),
                watched(ROUTE));
        assertEquals(Set.of("Function"), watched(LAMBDA));
    }

    /** Under the names on the function's page, which EmbeddedMetricsTest holds against real lines. */
    @Test
    void outcomesAndReasonsOfTheFunctionAreSearchedFor() throws Exception {
        assertEquals(
                List.of(
                        "SEARCH('{ThumbnailRoute,Service,Outcome} MetricName=\"Outcomes\" Service=\"Function\"', 'Sum', 300)",
                        "SEARCH('{ThumbnailRoute,Service,Reason} MetricName=\"Parked\" Service=\"Function\"', 'Sum', 300)"),
                body(LAMBDA).findValuesAsText("expression"));
        String page = Files.readString(Path.of("src/docs/lambda.md"));
        assertTrue(page.contains("| `Outcomes` | `Service`, `Outcome` |"), page);
        assertTrue(page.contains("| `Parked` | `Service`, `Reason` |"), page);
    }

    @Test
    void whatExistedIsWatchedByItsName() throws JsonProcessingException {
        Set<String> watched = watched(Template.route()
                .deployed(Map.of(
                        "ExistingTopicArn", "arn:aws:sns:eu-central-1:111122223333:theirs",
                        "ExistingTargetBucket", "their-bucket")));

        assertTrue(watched.containsAll(Set.of("theirs", "their-bucket")), watched::toString);
    }

    @Test
    void itsAlarmsAreThoseOfTheStack() throws JsonProcessingException {
        assertEquals(
                List.of("DeadLetterAlarm.Arn", "OldestMessageAlarm.Arn"),
                body(ROUTE).findParents("alarms").stream()
                        .flatMap(alarms -> Policy.texts(alarms.path("alarms")).stream())
                        .toList());
        assertEquals(
                ROUTE.properties("OldestMessageAlarm").path("Threshold").asInt(),
                body(ROUTE).findValue("horizontal").get(0).path("value").asInt());
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void widgetsStandBesideEachOther(Deployment stack) throws JsonProcessingException {
        Set<String> taken = new TreeSet<>();
        List<String> overlaps = new ArrayList<>();
        for (JsonNode widget : body(stack).path("widgets")) {
            for (int x = widget.path("x").asInt(); x < end(widget, "x", "width"); x++) {
                for (int y = widget.path("y").asInt(); y < end(widget, "y", "height"); y++) {
                    if (x >= WIDTH || !taken.add(x + " " + y)) {
                        overlaps.add(widget.at("/properties/title").asText());
                    }
                }
            }
        }

        assertEquals(List.of(), overlaps);
    }

    private static int end(JsonNode widget, String start, String length) {
        return widget.path(start).asInt() + widget.required(length).asInt();
    }

    /** An account's dashboards of all regions share their names, and those after the third cost money. */
    @ParameterizedTest
    @MethodSource("stacks")
    void isOneOfItsKindAndCanBeLeftOut(Deployment stack) {
        assertEquals(
                "AWS::StackName-AWS::Region",
                stack.properties("Dashboard").path("DashboardName").asText());
        Template template = stack.equals(ROUTE) ? Template.route() : Template.lambda();
        assertFalse(template.deployed(Map.of("HasDashboard", "no")).has("Dashboard"));
    }

    private static Set<String> watched(Deployment stack) throws JsonProcessingException {
        Set<String> watched = new TreeSet<>();
        metrics(stack).forEach(metric -> watched.add(metric.get(3)));
        return watched;
    }

    private static JsonNode body(Deployment stack) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(stack.properties("Dashboard").path("DashboardBody").asText());
    }

    /** Namespace, name, and dimensions with their values; what is short for the same as in the line before is written out. */
    private static List<List<String>> metrics(Deployment stack) throws JsonProcessingException {
        List<List<String>> all = new ArrayList<>();
        for (JsonNode metrics : body(stack).findValues("metrics")) {
            List<String> before = List.of();
            for (JsonNode line : metrics) {
                if (line.path(0).has("expression")) {
                    continue;
                }
                before = writtenOut(
                        StreamSupport.stream(line.spliterator(), false)
                                .filter(JsonNode::isTextual)
                                .map(JsonNode::asText)
                                .toList(),
                        before);
                all.add(before);
            }
        }
        return all;
    }

    private static List<String> writtenOut(List<String> line, List<String> before) {
        if (line.equals(List.of("..."))) {
            return before;
        }
        Map<Integer, String> full = new TreeMap<>();
        for (int i = 0; i < line.size(); i++) {
            full.put(i, line.get(i).equals(".") ? before.get(i) : line.get(i));
        }
        return List.copyOf(full.values());
    }
}
