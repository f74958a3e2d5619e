package org.thumbnailroute.engine;

import java.util.Optional;

/**
 * Is told when the phases of one picture begin and end, each once, by the thread that makes its thumbnails. Must not throw.
 */
public interface PhaseListener {

    /** Nobody listens; then nothing is measured. */
    PhaseListener NONE = new PhaseListener() {
        @Override
        public void began(Phase phase) {}

        @Override
        public void ended(Phase phase, long nanos, Optional<Throwable> failure) {}
    };

    /** It begins; the one before it may not be over, because rows are scaled while others are still to be decoded. */
    void began(Phase phase);

    /**
     * It is over.
     *
     * @param nanos for how long it was worked on, without the other phases in between
     * @param failure why there are no thumbnails, if that happened in this phase
     */
    void ended(Phase phase, long nanos, Optional<Throwable> failure);
}
