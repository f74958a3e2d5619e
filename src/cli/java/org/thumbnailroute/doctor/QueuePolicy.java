package org.thumbnailroute.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.thumbnailroute.doctor.policy.AllowStatement;
import org.thumbnailroute.doctor.policy.Request;
import org.thumbnailroute.doctor.policy.ResourcePolicy;
import org.thumbnailroute.doctor.policy.Verdict;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The policy of a queue: whether it lets a service send. */
public final class QueuePolicy {

    private static final JsonMapper JSON = new JsonMapper();

    private final QueueFacts queue;

    public QueuePolicy(QueueFacts queue) {
        this.queue = queue;
    }

    /** Ok if it allows the request; else with the command that makes it do so. */
    public Finding ask(Request sender) {
        ResourcePolicy policy =
                queue.text(QueueAttributeName.POLICY).map(ResourcePolicy::parse).orElseGet(ResourcePolicy::none);
        Verdict verdict = policy.ask(sender);
        return verdict.kind() == Verdict.Kind.ALLOWED
                ? Finding.ok("%s may send to the queue".formatted(sender.service()))
                : refused(sender, verdict);
    }

    private Finding refused(Request sender, Verdict verdict) {
        if (verdict.kind() == Verdict.Kind.UNDECIDED) {
            return Finding.warn(
                    "whether %s may send to the queue could not be decided: %s in its policy"
                            .formatted(sender.service(), verdict.why()),
                    "aws sqs get-queue-attributes --queue-url %s --attribute-names Policy".formatted(queue.url()));
        }
        return Finding.fail(
                "the queue's policy refuses %s, which sends for %s: %s"
                        .formatted(sender.service(), sender.sourceArn(), verdict.why()),
                verdict.why().endsWith("denies it")
                        ? "change that statement of the policy of queue " + queue.name()
                        : command(sender));
    }

    /** With the present policy, which the command replaces, and one statement more. */
    private String command(Request sender) {
        ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17");
        queue.json(QueueAttributeName.POLICY).ifPresent(present -> policy.setAll((ObjectNode) present));
        JsonNode present = policy.path("Statement");
        ArrayNode statements = policy.putArray("Statement");
        (present.isArray() ? present.valueStream() : Stream.of(present).filter(JsonNode::isObject))
                .forEach(statements::add);
        statements.add(AllowStatement.of(sender, List.of(sender.action()), sender.resource()));
        ObjectNode attributes = JSON.createObjectNode().put("Policy", policy.toString());
        return "aws sqs set-queue-attributes --queue-url %s --attributes %s".formatted(queue.url(), quoted(attributes));
    }

    private static String quoted(JsonNode json) {
        try {
            return "'" + JSON.writeValueAsString(json).replace("'", "'\\''") + "'";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that cannot be written", e);
        }
    }
}
