package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.core.sync.RequestBody;

/** After an Error, in a poll or wherever in the routes, the worker goes on, and the message is retried like any other. */
class ErrorTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(60, 40, 1);
    private static final List<String> PLACES =
            List.of("receive", "open", "check", "expression", "resize", "store", "predicate", "gather");

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.visibility-timeout-seconds", "2", "thumbnail.concurrency", "1");
    }

    @Override
    int maxReceiveCount() {
        return 1;
    }

    @Override
    String routes() {
        return Edit.all(List.of(
                new Edit("beans", "- beans:\n", """
                        - beans:
                            - {name: atReceive, type: org.thumbnailroute.route.Faulty, constructors: {0: receive}}
                            - {name: atOpen, type: org.thumbnailroute.route.Faulty, constructors: {0: open}}
                            - {name: atCheck, type: org.thumbnailroute.route.Faulty, constructors: {0: check}}
                            - {name: atResize, type: org.thumbnailroute.route.Faulty, constructors: {0: resize}}
                            - {name: atExpression, type: org.thumbnailroute.route.Faulty, constructors: {0: expression}}
                            - {name: atStore, type: org.thumbnailroute.route.Faulty, constructors: {0: store}}
                            - {name: atPredicate, type: org.thumbnailroute.route.Faulty, constructors: {0: predicate}}
                            - {name: atGather, type: org.thumbnailroute.route.Faulty, constructors: {0: gather}}
                            - {name: faultyPolls, type: org.thumbnailroute.route.Faulty$Polls, constructors: {0: "#bean:circuitBreaker"}}
                        """),
                new Edit("receive", "#bean:circuitBreaker", "#bean:faultyPolls"),
                before("receive", "to", "hand-over", "process: {id: my-receive, ref: atReceive}"),
                before("open-message", "unmarshal", "read-json", "process: {id: my-open, ref: atOpen}"),
                before("accept-upload", "bean", "check-upload", "bean: {id: my-check, ref: atCheck, method: evaluate}"),
                before(
                        "accept-upload",
                        "setVariable",
                        "keep-record",
                        "setHeader: {id: my-header, name: mine, expression: {method: {ref: atExpression, method: evaluate}}}"),
                before("thumbnail", "process", "resize", "process: {id: my-resize, ref: atResize}"),
                before("create-or-replace", "doTry", "create-if-none", "process: {id: my-store, ref: atStore}"),
                new Edit("create-or-replace", """
                                onWhen:
                                  simple:
                                    expression: ${exception.statusCode} == 412
                """, """
                                onWhen: {method: {ref: atPredicate, method: evaluate}}
                """),
                new Edit("thumbnail", "aggregationStrategy: storedThumbnails", "aggregationStrategy: atGather"),
                new Edit("retry-policy", "maximumRedeliveries: 3", "maximumRedeliveries: 0")));
    }

    /** One more step before the one with the id. */
    private static Edit before(String file, String kind, String id, String step) {
        Pattern place = Pattern.compile("( +)- %s:\\n +id: %s\\n".formatted(kind, id));
        Matcher found = place.matcher(ProductionFiles.route(file));
        assertTrue(found.find(), () -> file + " has no " + id);
        return new Edit(file, found.group(), found.group(1) + "- " + step + "\n" + found.group());
    }

    @Test
    void isOneMoreFailureThatIsRetriedAndEndsInTheDeadLetterQueue() {
        try (LogCapture log = LogCapture.open()) {
            aws.s3()
                    .putObject(
                            put -> put.bucket(stack.targetBucket()).key("thumbnail_fail-predicate-.jpg"),
                            RequestBody.fromString("older"));
            PLACES.forEach(place -> upload("fail-" + place + "-.jpg", PICTURE));
            await().until(() -> messages(stack.deadLetterQueueUrl()) == PLACES.size());

            String left = String.join("\n", log.outcomes());
            PLACES.stream()
                    .forEach(place -> assertTrue(
                            left.contains("StackOverflowError: a bug at " + place), () -> place + " not in " + left));
        }
        assertThatAPictureIsStillHiddenWhileItIsInWork();
        await().until(() -> context.getInflightRepository().size() == 0);
    }

    /** Camel's consumer would no longer extend the visibility of any message. */
    private void assertThatAPictureIsStillHiddenWhileItIsInWork() {
        Gate slow = aws.s3Faults().holdNextPut(stack.targetBucket(), "thumbnail_after.jpg");
        upload("after.jpg", PICTURE);
        slow.awaitArrival();
        int before = aws.calls().list().size();
        await().until(() -> aws.calls().list().stream()
                        .skip(before)
                        .filter(call -> call.action().equals("ChangeMessageVisibilityBatch"))
                        .filter(call -> stack.queueUrl().endsWith("/" + call.resource()))
                        .count()
                >= 2);
        slow.release();

        announcement("after.jpg");
        awaitEmptyQueue();
        assertEquals(1, published().size());
    }
}
