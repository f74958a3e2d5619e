package org.thumbnailroute.route;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.thumbnailroute.cloudformation.Policy;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.local.Call;

/**
 * The actions of IAM policies: those behind the calls of a worker, those that the page on AWS asks for, and those that the
 * CloudFormation template grants.
 */
final class Rights {

    private static final Pattern ACTION = Pattern.compile("`([a-z0-9]+:[A-Za-z]+)`");

    /** The rows of the page's table, and what they are in the template. */
    private static final Map<String, String> IN_TEMPLATE = Map.of(
            "the queue", "Queue.Arn",
            "the dead-letter queue", "DeadLetterQueue.Arn",
            "the source buckets", Policy.ORIGINALS,
            "the target bucket", Policy.THUMBNAILS,
            "the topic", "Topic",
            "the DynamoDB table", "Table.Arn");

    private Rights() {}

    static Set<String> needed(Collection<Call> calls) {
        return calls.stream().map(Rights::action).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the page's table says of one resource, without what it says after a semicolon: that is for some only. */
    static Set<String> documented(String resource) {
        return actions(row(resource).split(";", 2)[0]);
    }

    /** The same with what is for some only. */
    static Set<String> documentedForSome(String resource) {
        return actions(row(resource));
    }

    /** What the template's policy for workers allows on the resource of one row. */
    static Set<String> granted(String resource) {
        return Policy.ofWorker().getOrDefault(IN_TEMPLATE.get(resource), Set.of());
    }

    private static String action(Call call) {
        return call.service()
                + ':'
                + switch (call.action()) {
                    case "HeadObject" -> "GetObject";
                    default -> call.action().replaceFirst("Batch$", "");
                };
    }

    private static String row(String resource) {
        return Document.page("aws.md")
                .text()
                .lines()
                .filter(line -> line.startsWith("| " + resource))
                .filter(line -> ACTION.matcher(line).find())
                .findFirst()
                .orElseThrow(() -> new AssertionError("src/docs/aws.md has no row of rights on " + resource));
    }

    private static Set<String> actions(String text) {
        return ACTION.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
