package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.cloudformation.Policy;
import org.thumbnailroute.local.Call;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.services.sqs.model.Message;

/** Lambda receives and deletes, the core does the rest: together they need the worker's rights, so one policy serves both. */
class RightsForLambdaTest extends RouteTest {

    /** Of an event source mapping, with the rights of the function's role. */
    private static final Set<String> OF_THE_MAPPING =
            Set.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);

    private final int before = aws.calls().list().size();

    @Override
    Map<String, String> settings() {
        return Map.of("camel.main.routes-exclude-pattern", "**/receive.camel.yaml,**/digest.camel.yaml");
    }

    @Test
    void theCoreAndTheEventSourceMappingAskForTheWorkersRights() {
        aws.bucketEvents().unwire(stack.sourceBucket());
        make("twice.jpg");
        make("twice.jpg");
        handOver("no JSON");
        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), ALL_QUICK_ATTEMPTS, 503);
        make("later.jpg");

        assertEquals(
                Set.of("sqs:ChangeMessageVisibility", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"),
                needed(stack.queue()));
        Set<String> onTheQueue = union(needed(stack.queue()), OF_THE_MAPPING);
        Map<String, Set<String>> granted = Policy.ofWorker();
        assertAll(
                () -> assertEquals(granted.get("Queue.Arn"), onTheQueue),
                () -> assertEquals(granted.get("DeadLetterQueue.Arn"), needed(stack.deadLetterQueue())),
                () -> assertEquals(granted.get(Policy.ORIGINALS), needed(stack.sourceBucket())),
                () -> assertEquals(granted.get(Policy.THUMBNAILS), needed(stack.targetBucket())),
                () -> assertEquals(granted.get("Topic"), needed(stack.name() + "-ready")),
                () -> assertEquals(Set.of(), needed("*")));
    }

    private void make(String key) {
        upload(key, PICTURE);
        handOver(EventDialect.EVENT_BRIDGE.event(uploaded(key)));
    }

    /** As the function does it: what the mapping has received goes to the core; the test's own client is not recorded. */
    private void handOver(String body) {
        send(body);
        Message message = aws.sqs()
                .receiveMessage(receive -> receive.queueUrl(stack.queueUrl()).waitTimeSeconds(5))
                .messages()
                .get(0);
        template.send("direct:open-message", exchange -> {
            exchange.getMessage().setBody(message.body());
            exchange.getMessage().setHeader(Sqs2Constants.MESSAGE_ID, message.messageId());
            exchange.getMessage().setHeader(Sqs2Constants.RECEIPT_HANDLE, message.receiptHandle());
        });
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private Set<String> needed(String resource) {
        List<Call> all = aws.calls().list();
        return Rights.needed(all.subList(before, all.size()).stream()
                .filter(call -> call.resource().equals(resource))
                .toList());
    }
}
