package org.thumbnailroute.guard;

import org.jspecify.annotations.Nullable;

/** The innermost step that each thread is at work on. */
@SuppressWarnings("ThreadLocalUsage") // one for each context that is guarded
final class CurrentStep {

    /** A box that stays: setting a value of the thread anew would cost another look-up, and there are hundreds a message. */
    private final ThreadLocal<Box> boxes = ThreadLocal.withInitial(Box::new);

    private static final class Box {
        @Nullable
        StepRun step;
    }

    /** Private, because {@code camel run} calls every other constructor without parameters. */
    private CurrentStep() {}

    /** Of threads that are at no step yet. */
    static CurrentStep none() {
        return new CurrentStep();
    }

    @Nullable
    StepRun get() {
        return boxes.get().step;
    }

    /** Returns the one before, which has to be set again in a finally block. */
    @Nullable
    StepRun set(@Nullable StepRun next) {
        Box box = boxes.get();
        StepRun before = box.step;
        box.step = next;
        return before;
    }
}
