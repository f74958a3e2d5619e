package org.thumbnailroute.guard;

import org.apache.camel.impl.engine.DefaultReactiveExecutor;
import org.jspecify.annotations.Nullable;

/** Camel's queue of tasks on each thread; a task that fails fails the step during which it was scheduled. */
final class GuardedTasks extends DefaultReactiveExecutor {

    private final CurrentStep current;

    GuardedTasks(CurrentStep current) {
        this.current = current;
    }

    @Override
    public void schedule(Runnable task) {
        super.schedule(guarded(task));
    }

    @Override
    public void scheduleMain(Runnable task) {
        super.scheduleMain(guarded(task));
    }

    @Override
    public void scheduleSync(Runnable task) {
        super.scheduleSync(guarded(task));
    }

    @Override
    public void scheduleQueue(Runnable task) {
        super.scheduleQueue(guarded(task));
    }

    private Runnable guarded(Runnable task) {
        StepRun step = current.get();
        return () -> run(task, step);
    }

    private void run(Runnable task, @Nullable StepRun step) {
        StepRun before = current.set(step);
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            StepRun.fail(step, e);
        } finally {
            current.set(before);
        }
    }
}
