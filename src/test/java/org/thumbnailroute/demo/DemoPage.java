package org.thumbnailroute.demo;

import com.sun.net.httpserver.HttpHandler;
import java.net.URI;
import java.util.Map;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;

/** What the page shows of a stack, and what it can do there. */
final class DemoPage implements AutoCloseable {

    /** The rest of the heap is for the route and for copies that are on their way. */
    private static final int HEAP_PER_CAPACITY = 3;

    private final LocalAws aws;
    private final Stack stack;
    private final Board board = new Board();
    private final Inbox inbox = new Inbox();
    private final DeadLetters deadLetters;
    private final SourceBucket bucket;
    private final WorkerMetrics metrics = new WorkerMetrics();
    private final Live live;

    DemoPage(LocalAws aws, Stack stack) {
        this.aws = aws;
        this.stack = stack;
        aws.topics().listen(stack.topicArn(), inbox::accept);
        deadLetters = new DeadLetters(aws.sqs(), stack, board);
        bucket = new SourceBucket(aws, stack, board, Runtime.getRuntime().maxMemory() / HEAP_PER_CAPACITY);
        live = new Live(aws, stack, board, inbox, deadLetters, metrics);
        live.start();
    }

    Board board() {
        return board;
    }

    SourceBucket bucket() {
        return bucket;
    }

    /** With which the route tells of its metrics. */
    Map<String, String> routeSettings() {
        return metrics.settings();
    }

    /** To be told by the route. */
    RouteEvents routeEvents() {
        return new RouteEvents(board, inbox);
    }

    /** Where the page is. */
    URI serve(PageServer server) {
        Map<String, HttpHandler> handlers = Map.of(
                "/",
                new StaticFiles(),
                EventStreams.PATH,
                new EventStreams(live),
                OriginalPictures.PATH,
                new OriginalPictures(aws, stack, board),
                Uploads.PATH,
                new Uploads(bucket),
                Redrives.PATH,
                new Redrives(deadLetters, live),
                "/inbox.json",
                exchange -> {
                    try (exchange) {
                        PageAnswer.json(exchange, inbox.all());
                    }
                });
        return server.serve(handlers, aws.s3Endpoint());
    }

    @Override
    public void close() {
        live.close();
    }
}
