package org.thumbnailroute.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.kubernetes.ScaledObject;

/** What the shipped ScaledObject makes of queues, by its own numbers. */
class ScalerTest {

    private final ScaledObject shipped = ScaledObject.shipped();
    private final long each = shipped.queue().queueLength();
    private final Scaler scaler = new Scaler(shipped, shipped.queue());

    @Test
    void oneMessageStartsTheFirstWorkerAtTheFirstLook() {
        assertEquals(List.of(0), looks(1, visible(0)));
        assertEquals(List.of(1), looks(1, visible(1)));
    }

    @Test
    void aQueueGetsAWorkerForEachMinuteOfWork() {
        assertEquals(List.of(1, 4), looks(2, visible(each * 3 + each / 2)));
    }

    @Test
    void tooLongAQueueGetsAllThereAreInAFewLooks() {
        assertEquals(shipped.spec().maxReplicaCount(), last(looks(4, visible(each * 1000))));
    }

    /** Within a tenth of what they are meant for, they stay as many as they are. */
    @Test
    void aLittleMoreWorkStartsNobody() {
        looks(2, visible(each * 4));

        assertEquals(List.of(4), looks(1, visible(each * 4 + each / 3)));
    }

    /** The most that was wanted lately is kept for a while, and then not all go at once. */
    @Test
    void workersGoCalmly() {
        looks(4, visible(each * 8));
        int calm = shipped.spec()
                        .advanced()
                        .horizontalPodAutoscalerConfig()
                        .behavior()
                        .scaleDown()
                        .stabilizationWindowSeconds()
                / shipped.spec().pollingInterval();

        List<Integer> replicas = looks(20, visible(1));

        assertEquals(calm - 1, replicas.lastIndexOf(8) + 1, "looks");
        assertEquals(List.of(8, 4, 2, 1), replicas.stream().distinct().toList());
    }

    @Test
    void theLastWorkerGoesAfterTheCooldown() {
        looks(1, visible(1));

        List<Integer> replicas = looks(30, visible(0));

        assertEquals(shipped.spec().cooldownPeriod() / shipped.spec().pollingInterval(), replicas.indexOf(0));
    }

    @Test
    void noWorkerGoesWhileTheLastMessagesAreInWork() {
        looks(1, visible(2));

        assertEquals(1, last(looks(100, at -> Optional.of(new Depth(0, 2, 0)))));
    }

    /** Which is why they count. */
    @Test
    void theLastWorkerWouldGoInMidWorkIfThoseDidNotCount() {
        Scaler careless = new Scaler(shipped, shipped.queue().withScaleOnInFlight(false));
        careless.look(Optional.of(new Depth(2, 0, 0)));
        for (int i = 0; i < 100; i++) {
            careless.look(Optional.of(new Depth(0, 2, 0)));
        }

        assertEquals(0, careless.replicas());
    }

    @Test
    void aFewFailedLooksChangeNothing() {
        looks(2, visible(each * 3));

        assertEquals(3, last(looks(shipped.spec().fallback().failureThreshold(), at -> Optional.empty())));
    }

    @Test
    void blindItWakesTwoWorkers() {
        int failures = shipped.spec().fallback().failureThreshold();

        assertEquals(0, last(looks(failures, at -> Optional.empty())));
        assertEquals(List.of(1, 2, 2), looks(3, at -> Optional.empty()));
    }

    @Test
    void blindItStopsNobody() {
        looks(2, visible(each * 4));

        assertEquals(4, last(looks(100, at -> Optional.empty())));
    }

    @Test
    void itSeesAgainAndGoesToZero() {
        looks(10, at -> Optional.empty());

        assertEquals(0, last(looks(30, visible(0))));
    }

    private List<Integer> looks(int times, LongFunction<Optional<Depth>> queue) {
        List<Integer> replicas = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            replicas.add(scaler.look(queue.apply(scaler.seconds())));
        }
        return replicas;
    }

    private static LongFunction<Optional<Depth>> visible(long messages) {
        return at -> Optional.of(new Depth(messages, 0, 0));
    }

    private static int last(List<Integer> replicas) {
        return replicas.get(replicas.size() - 1);
    }
}
