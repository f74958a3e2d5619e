package org.thumbnailroute.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.thumbnailroute.step.Step;
import org.thumbnailroute.step.StepListener;

/** How long the steps take: each attempt, whether it went well or not. */
final class StepMeters implements StepListener {

    /** Waiting for memory is no work, and signing takes no time that matters. */
    private static final List<Step> WORK =
            List.of(Step.FETCH, Step.DECODE, Step.SCALE, Step.ENCODE, Step.STORE, Step.ANNOUNCE);

    private final Map<Step, Timer> timers = new EnumMap<>(Step.class);

    StepMeters(MeterRegistry meters) {
        for (Step step : WORK) {
            String[] label = {"step", step.word()};
            timers.put(
                    step,
                    Buckets.timer(meters, "thumbnail.step", "Attempts at a step of an upload", Buckets.STEPS, label));
        }
        timers.put(
                Step.MEMORY,
                Buckets.timer(
                        meters,
                        "thumbnail.memory.wait",
                        "Waits for memory: of an upload one for its bytes, and one to decode them",
                        Buckets.STEPS));
    }

    @Override
    public void ended(Step step, Exchange exchange, long nanos, Optional<Throwable> failure) {
        Timer timer = timers.get(step);
        if (timer != null) {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }
}
