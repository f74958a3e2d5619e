package org.thumbnailroute.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs actors one at a time: each goes on to its next request when a seeded random number says so. Most stall at one of their
 * requests, while others may do all of their work. The same seed always gives the same history.
 */
final class Baton {

    private static final int FAST = 100;
    private static final int STALLED = 1;

    /** A few more than an actor has requests: some never stall. */
    private static final int LAST_STALL = 16;

    private final Random random;
    private final ExecutorService threads;
    private final Semaphore back = new Semaphore(0);
    private final List<Actor> waiting = new ArrayList<>();

    private static final class Actor {
        private final Semaphore turn = new Semaphore(0);
        private final int speed;
        private final int stallsAt;
        private int turns;
        private boolean hasEnded;

        Actor(int speed, int stallsAt) {
            this.speed = speed;
            this.stallsAt = stallsAt;
        }

        int chance() {
            return turns == stallsAt ? STALLED : speed;
        }
    }

    /** Whose turn it is; the semaphores order all reads and writes. */
    private @Nullable Actor running;

    Baton(Random random, ExecutorService threads) {
        this.random = random;
        this.threads = threads;
    }

    /** A fast actor, which stalls once, before one of its requests. */
    void add(Runnable work) {
        add(new Actor(FAST, random.nextInt(LAST_STALL)), work);
    }

    /** @param speed how often it has its turn, compared with 100 of others and 1 of those that stall */
    void add(int speed, Runnable work) {
        add(new Actor(speed, -1), work);
    }

    private void add(Actor actor, Runnable work) {
        waiting.add(actor);
        threads.execute(() -> {
            actor.turn.acquireUninterruptibly();
            try {
                work.run();
            } finally {
                actor.hasEnded = true;
                back.release();
            }
        });
    }

    /** Called by an actor before each request: others may go on first. */
    void pass() {
        Actor actor = Objects.requireNonNull(running);
        back.release();
        actor.turn.acquireUninterruptibly();
    }

    /** Until all actors have ended, those too that others have added. */
    void run() {
        while (!waiting.isEmpty()) {
            Actor next = next();
            running = next;
            next.turns++;
            next.turn.release();
            back.acquireUninterruptibly();
            if (next.hasEnded) {
                waiting.remove(next);
            }
        }
    }

    private Actor next() {
        int ticket = random.nextInt(waiting.stream().mapToInt(Actor::chance).sum());
        for (Actor actor : waiting) {
            ticket -= actor.chance();
            if (ticket < 0) {
                return actor;
            }
        }
        throw new IllegalStateException("no actor has this ticket");
    }
}
