package org.thumbnailroute.bench.pipeline;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.thumbnailroute.local.HttpsFront;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.SharedContents;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.ProductionFiles;

/** Runs the local AWS, and one stack at a time. */
final class AwsDesk {

    private static final int MAX_RECEIVE_COUNT = 5;

    private final SharedContents objects = new SharedContents();
    private final LocalAws aws = LocalAws.start(objects);
    private final Backlog backlog = new Backlog(aws, objects);
    private int stacks;
    private Stack stack;
    private Tally tally = new Tally();
    private Optional<HttpsFront> https = Optional.empty();
    private int connectionsBefore;

    AwsDesk() {
        stack = aws.createStack("bench0", MAX_RECEIVE_COUNT);
    }

    Map<String, String> stack(Scheme scheme) {
        objects.clear(stack.sourceBucket());
        objects.clear(stack.targetBucket());
        aws.sqs().deleteQueue(delete -> delete.queueUrl(stack.queueUrl()));
        stack = aws.createStack("bench" + ++stacks, MAX_RECEIVE_COUNT);
        tally = new Tally();
        aws.topics().listen(stack.topicArn(), tally);
        aws.calls().clear();
        connectionsBefore = connections();
        Map<String, String> environment = ProductionFiles.environment(aws, stack);
        return scheme == Scheme.HTTPS ? https().environment(environment) : environment;
    }

    /** Made when first asked for: most runs are over plain HTTP. */
    private HttpsFront https() {
        HttpsFront front = https.orElseGet(() -> HttpsFront.start(PipelineOptions.WORK.resolve("tls")));
        https = Optional.of(front);
        return front;
    }

    private int connections() {
        return https.map(HttpsFront::connections).orElse(0);
    }

    int load(Workload workload, int count) throws IOException {
        backlog.load(stack, workload, count);
        return count;
    }

    AwsState state() {
        Map<String, Long> calls = aws.calls().counts().entrySet().stream()
                .collect(Collectors.toMap(
                        call -> call.getKey().service() + ":" + call.getKey().action(),
                        Map.Entry::getValue,
                        Long::sum));
        return new AwsState(
                tally.announced(),
                tally.distinct(),
                tally.firstMillis(),
                calls,
                connections() - connectionsBefore,
                cpuMillis());
    }

    int queued() {
        return aws.messages(stack.queueUrl());
    }

    int deadLetters() {
        return aws.messages(stack.deadLetterQueueUrl());
    }

    private static double cpuMillis() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e6;
    }
}
