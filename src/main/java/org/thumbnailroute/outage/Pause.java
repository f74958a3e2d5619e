package org.thumbnailroute.outage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One pause of the polling: when to ask again whether the services work, and when to try a message. One thread at a time
 * has its turn. While nobody answers no message is tried; when all work, one is tried at once. If it fails too, or if nobody
 * can be asked, messages are tried after pauses that double, because each costs a delivery. Times are those of
 * {@link System#nanoTime}. Not safe for use by several threads.
 */
final class Pause {

    /** Longer than a picture takes; then the thread that has its turn is taken for dead. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(10);

    private final PauseLengths lengths;
    private final long start;
    private long nextTurn;
    private long nextTry;
    private Duration toNextTurn;
    private Duration toNextTry;
    private Answer answer = Answer.UNKNOWN;
    private boolean answersAreTrue = true;
    private boolean polling;
    private @Nullable Thread turn;

    /** A pause in which the first turn comes at once. */
    Pause(PauseLengths lengths, long now) {
        this.lengths = lengths;
        this.start = now;
        this.toNextTurn = lengths.shortest();
        this.toNextTry = lengths.longest();
        this.nextTurn = now;
        this.nextTry = now + toNextTry.toNanos();
    }

    /** Whether messages are received, one at a time. */
    boolean isPolling() {
        return polling;
    }

    long secondsSince(long now) {
        return Duration.ofNanos(now - start).toSeconds();
    }

    /** How long after a failed try the next message may be tried. */
    Duration toNextTry() {
        return toNextTry;
    }

    /** Gives the turn to the current thread, if it is time and nobody else has it. */
    boolean takeTurn(long now) {
        if (now - nextTurn < 0) {
            return false;
        }
        turn = Thread.currentThread();
        // it may die of an Error, and then nobody says so
        nextTurn = now + LONGEST_TURN.toNanos();
        return true;
    }

    boolean isTurnOfThisThread() {
        return Thread.currentThread().equals(turn);
    }

    /** Whether a message may be received, now that the services have been asked; if not, the turn is over. */
    boolean mayPoll(Answer all, long now) {
        answer = all;
        boolean theyWork = all == Answer.WORKS && answersAreTrue;
        polling = theyWork || (all != Answer.AWAY && now - nextTry >= 0);
        if (!polling) {
            askLater(now);
        }
        return polling;
    }

    /** The poll brought nothing that shows anything: the next one may follow. */
    void endTurn(long now) {
        turn = null;
        nextTurn = now;
    }

    /** The message that was received failed: it cost a delivery. */
    void tryFailed(long now) {
        answersAreTrue &= answer != Answer.WORKS;
        nextTry = now + toNextTry.toNanos();
        toNextTry = lengths.afterTry(toNextTry);
        askLater(now);
    }

    /** Nobody has a turn for a while. */
    void askLater(long now) {
        polling = false;
        turn = null;
        nextTurn = now + toNextTurn.toNanos();
        toNextTurn = lengths.afterTurn(toNextTurn);
    }
}
