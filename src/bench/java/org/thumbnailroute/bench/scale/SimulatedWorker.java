package org.thumbnailroute.bench.scale;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A worker: one poll at a time for all its consumers, one CPU, deletions in batches, a circuit breaker. */
final class SimulatedWorker {

    private static final int BATCH = 10;
    private static final double LONGEST_DELETE_DELAY = 0.5;
    private static final int FAILURES_TO_PAUSE = 5;
    private static final double PAUSE = 5;
    private static final double FULL_FLIGHT_PAUSE = 1;

    private final World world;
    private final Deque<Message> buffer = new ArrayDeque<>();
    private int free;
    private boolean polling;
    private boolean stopping;
    private double cpuFree;
    private long images;
    private int toDelete;
    private double deleteDue;
    private int failuresInARow;
    private double pausedUntil;

    SimulatedWorker(World world, int consumers) {
        this.world = world;
        this.free = consumers;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Finishes what it is at. */
    void stop() {
        stopping = true;
        buffer.forEach(world.queue()::giveBack);
        buffer.clear();
    }

    void poll() {
        if (stopping || polling || free == 0 || !buffer.isEmpty()) {
            return;
        }
        polling = true;
        double start = Math.max(now(), pausedUntil);
        world.agenda().at(start + world.chance().around(world.aws().sqsSeconds()), this::answered);
    }

    /** A poll has come back, or a message for one that waits. */
    void answered() {
        List<Message> messages = stopping ? List.of() : world.queue().receive(failuresInARow == 0 ? BATCH : 1);
        if (!messages.isEmpty()) {
            polling = false;
            buffer.addAll(messages);
            handOut();
        } else if (world.queue().isEmpty()) {
            world.queue().await(this);
        } else {
            world.agenda().at(now() + FULL_FLIGHT_PAUSE, this::answered);
        }
    }

    private void handOut() {
        while (free > 0 && !buffer.isEmpty()) {
            free--;
            Message message = buffer.remove();
            message.received();
            fetch(new Visit(message, world.chance(), now()));
        }
        poll();
    }

    private void fetch(Visit visit) {
        Aws aws = world.aws();
        visit.call(aws.write(), aws.dynamoDbSeconds());
        visit.call(aws.get(), aws.s3Seconds());
        world.agenda().at(visit.time(), visit.hasFailed() ? () -> failed(visit) : () -> resize(visit));
    }

    private void resize(Visit visit) {
        double seconds = world.chance().around(world.processor().meanSeconds(images++));
        cpuFree = Math.max(cpuFree, now()) + seconds;
        visit.waitUntil(cpuFree);
        Aws aws = world.aws();
        visit.call(aws.put(), aws.s3Seconds());
        visit.call(aws.write(), aws.dynamoDbSeconds());
        visit.call(aws.publish(), aws.snsSeconds());
        visit.call(aws.write(), aws.dynamoDbSeconds());
        world.agenda().at(visit.time(), visit.hasFailed() ? () -> failed(visit) : () -> done(visit));
    }

    private void done(Visit visit) {
        failuresInARow = 0;
        world.announced().add(now() - visit.message().sent());
        if (++toDelete == BATCH) {
            delete();
        } else if (toDelete == 1) {
            deleteDue = now() + LONGEST_DELETE_DELAY;
            world.agenda().at(deleteDue, this::deleteIfDue);
        }
        free++;
        handOut();
    }

    private void deleteIfDue() {
        if (toDelete > 0 && now() >= deleteDue) {
            delete();
        }
    }

    private void delete() {
        world.queue().delete(toDelete);
        toDelete = 0;
    }

    private void failed(Visit visit) {
        int deliveries = visit.message().deliveries();
        if (deliveries < Redelivery.MOST_DELIVERIES) {
            world.queue().showLater(visit.message(), Redelivery.delay(deliveries));
        } else {
            world.queue().moveToDeadLetters();
        }
        if (++failuresInARow >= FAILURES_TO_PAUSE) {
            pausedUntil = now() + PAUSE;
        }
        free++;
        handOut();
    }

    private double now() {
        return world.agenda().now();
    }
}
