package org.thumbnailroute.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.engine.internal.codec.RowSink;

/** Measures the phases of one picture. One at a time is under way; each may be left and entered again. */
final class PhaseClock {

    private final PhaseListener listener;
    private final boolean isUsed;
    private final Map<Phase, Spent> begun = new EnumMap<>(Phase.class);
    private @Nullable Spent current;
    private long since;

    /** What one phase took so far. */
    private static final class Spent {
        final Phase phase;
        long nanos;

        Spent(Phase phase) {
            this.phase = phase;
        }
    }

    PhaseClock(PhaseListener listener) {
        this.listener = listener;
        this.isUsed = !listener.equals(PhaseListener.NONE);
    }

    /** From now on this one is under way. */
    void enter(Phase phase) {
        if (isUsed) {
            leave();
            current = begun.computeIfAbsent(phase, this::begin);
            since = System.nanoTime();
        }
    }

    private Spent begin(Phase phase) {
        listener.began(phase);
        return new Spent(phase);
    }

    /** A sink whose work is scaling, within decoding. */
    RowSink scaling(RowSink sink) {
        return isUsed
                ? samples -> {
                    enter(Phase.SCALE);
                    sink.row(samples);
                    enter(Phase.DECODE);
                }
                : sink;
    }

    /** This one was under way, and will not be entered again unless there is more to do in it. */
    void endUnless(boolean isMore, Phase phase) {
        leave();
        if (!isMore) {
            end(phase, Optional.empty());
        }
    }

    /** What is under way failed, and with it the picture. */
    void fail(Throwable failure) {
        Phase failed = current == null ? null : current.phase;
        leave();
        for (Phase phase : Phase.values()) {
            end(phase, phase == failed ? Optional.of(failure) : Optional.empty());
        }
    }

    private void leave() {
        if (current != null) {
            current.nanos += System.nanoTime() - since;
            current = null;
        }
    }

    private void end(Phase phase, Optional<Throwable> failure) {
        Spent spent = begun.remove(phase);
        if (spent != null) {
            listener.ended(phase, spent.nanos, failure);
        }
    }
}
