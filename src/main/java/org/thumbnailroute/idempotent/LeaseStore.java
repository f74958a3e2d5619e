package org.thumbnailroute.idempotent;

import java.time.Duration;

/**
 * Where a {@link LeasedIdempotentRepository} keeps its keys. A key is absent, held until a time, or done until a time;
 * what has expired counts as absent, deleted or not. Workers on several machines may share one store. Their clocks may
 * differ: what time it is, the store says.
 */
public interface LeaseStore extends AutoCloseable {

    /** The answer to a claim. */
    enum Claim {
        /** The holder has the lease. */
        GRANTED,
        /** Another holder has it. */
        HELD,
        /** The work was done before. */
        DONE
    }

    /** What a store holds of a key. */
    enum State {
        /** Nothing, or nothing that has not expired. */
        ABSENT,
        /** Somebody has it in work. */
        HELD,
        /** The work is done. */
        DONE
    }

    /**
     * Takes the lease of a key that is absent. A holder that claims again what it holds is granted it, because the answer
     * to its first claim may have been lost on the way.
     */
    Claim claim(String key, String holder, Duration lease);

    /** Lets a lease of this holder end that long from now, and changes nothing else. */
    void renew(String key, String holder, Duration lease);

    /** Remembers a key as done, whatever was there. */
    void done(String key, Duration memory);

    /** Deletes a lease of this holder; a done record or another's lease stays. */
    void release(String key, String holder);

    /** Tells what is known of a key, and changes nothing. */
    State look(String key);

    /** Tells whether a key is done and not forgotten. */
    default boolean isDone(String key) {
        return look(key) == State.DONE;
    }

    /** Deletes what has expired and returns how many that were, 0 where the store does so by itself. */
    int purge();

    @Override
    void close();
}
