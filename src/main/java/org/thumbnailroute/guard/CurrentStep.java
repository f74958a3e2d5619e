package org.thumbnailroute.guard;

import org.jspecify.annotations.Nullable;

/** The innermost step that each thread is at work on. */
@SuppressWarnings("ThreadLocalUsage") // one for each context that is guarded
final class CurrentStep {

    private final ThreadLocal<StepRun> step = new ThreadLocal<>();

    /** Private, because {@code camel run} calls every other constructor without parameters. */
    private CurrentStep() {}

    /** Of threads that are at no step yet. */
    static CurrentStep none() {
        return new CurrentStep();
    }

    @Nullable
    StepRun get() {
        return step.get();
    }

    /** Returns the one before, which has to be set again in a finally block. */
    @Nullable
    StepRun set(@Nullable StepRun next) {
        StepRun before = step.get();
        if (next == null) {
            step.remove();
        } else {
            step.set(next);
        }
        return before;
    }
}
