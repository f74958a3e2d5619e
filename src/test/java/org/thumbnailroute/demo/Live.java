package org.thumbnailroute.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.demo.Picture.State;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;

/**
 * Tells all open pages what happens. A page gets everything when it connects, and then what is new. One thread does all of
 * it, so that nothing is lost between the two, and what changes within a blink becomes one event.
 */
final class Live implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    private static final int BLINK_MILLIS = 50;

    /** Nobody tells when SQS itself moves a message. */
    private static final int BLINKS_BETWEEN_LOOKS = 10;

    private static final int BLINKS_BETWEEN_SCRAPES = 20;

    private final LocalAws aws;
    private final Stack stack;
    private final Board board;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final List<EventStream> pages = new ArrayList<>();
    private final Map<String, String> latest = new LinkedHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread daemon = new Thread(run, "demo-live");
        daemon.setDaemon(true);
        return daemon;
    });
    private final WorkerMetrics metrics;
    private final Instant begun = Instant.now();
    private int lastMessage;
    private int blinksToLook;
    private int blinksToScrape;
    private int parked;
    private boolean deadLettersMayDiffer = true;

    Live(LocalAws aws, Stack stack, Board board, Inbox inbox, DeadLetters deadLetters, WorkerMetrics metrics) {
        this.aws = aws;
        this.stack = stack;
        this.board = board;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // no failure is lost: careful() logs it
    void start() {
        thread.scheduleWithFixedDelay(() -> careful(this::blink), 0, BLINK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** From now on the page is told, beginning with how things stand. */
    void add(EventStream page) {
        thread.execute(() -> careful(() -> {
            lookAtQueues();
            lookAtMetrics();
            page.send("demo", PageJson.write(begun));
            page.send("pictures", PageJson.write(board.all()));
            page.send("inbox", PageJson.write(inbox.all()));
            latest.forEach(page::send);
            page.send("ready", "{}");
            pages.add(page);
        }));
    }

    /** Tells the pages at once. */
    void queuesChanged() {
        thread.execute(() -> careful(() -> {
            deadLettersMayDiffer = true;
            lookAtQueues();
        }));
    }

    private void blink() {
        pages.removeIf(EventStream::isClosed);
        List<Picture> pictures = board.changed();
        if (!pictures.isEmpty()) {
            send("pictures", PageJson.write(pictures));
        }
        List<Inbox.Entry> messages = inbox.after(lastMessage);
        if (!messages.isEmpty()) {
            lastMessage = messages.get(messages.size() - 1).id();
            send("inbox", PageJson.write(messages));
        }
        deadLettersMayDiffer |= pictures.stream().anyMatch(picture -> picture.state() == State.FAILED);
        if (!pages.isEmpty() && (--blinksToLook < 0 || !pictures.isEmpty())) {
            lookAtQueues();
        }
        if (!pages.isEmpty() && --blinksToScrape < 0) {
            lookAtMetrics();
        }
    }

    private void lookAtMetrics() {
        blinksToScrape = BLINKS_BETWEEN_SCRAPES;
        metrics.figures()
                .ifPresent(figures ->
                        sendIfNew("metrics", Map.of("address", metrics.address().toString(), "figures", figures)));
    }

    private void lookAtQueues() {
        blinksToLook = BLINKS_BETWEEN_LOOKS;
        QueueCounts uploads = QueueCounts.of(aws.sqs(), stack.queueUrl());
        int now = QueueCounts.of(aws.sqs(), stack.deadLetterQueueUrl()).all();
        sendIfNew("queues", Map.of("waiting", uploads.waiting(), "inFlight", uploads.inFlight(), "deadLetters", now));
        if (deadLettersMayDiffer || now != parked) {
            sendIfNew("deadLetters", deadLetters.list());
            deadLettersMayDiffer = false;
            parked = now;
        }
    }

    private void sendIfNew(String event, Object value) {
        String json = PageJson.write(value);
        if (!json.equals(latest.put(event, json))) {
            send(event, json);
        }
    }

    private void send(String event, String json) {
        pages.forEach(page -> page.send(event, json));
    }

    /** One failure must not end everything that is scheduled. */
    private static void careful(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("the page is late: {}", e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        pages.forEach(EventStream::close);
    }
}
