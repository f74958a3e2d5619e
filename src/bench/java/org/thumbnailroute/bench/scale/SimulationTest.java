package org.thumbnailroute.bench.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.docs.ScaleFile;

/** What the model is made of; run by {@code mvn -Pbench test -Dtest=SimulationTest}. */
class SimulationTest {

    private final ScaleFile numbers = ScaleFile.shipped();

    @Test
    void happensInTheOrderOfTime() {
        List<Integer> happened = new ArrayList<>();
        var agenda = new Agenda();
        for (int time : List.of(5, 1, 4, 2, 9, 3)) {
            agenda.at(time, () -> happened.add(time));
        }

        agenda.run(5);

        assertEquals(List.of(1, 2, 3, 4, 5), happened);
    }

    @Test
    void aQuotaLetsItsRateThroughAndABurstOfASecond() {
        var bucket = new TokenBucket("quota", 10);
        int granted = 0;
        for (int i = 0; i < 1000; i++) {
            granted += bucket.take(i / 100.0) ? 1 : 0;
        }

        assertEquals(109, granted, 1);
        assertEquals(1000 - granted, bucket.refused());
    }

    @Test
    void noMoreAreInFlightThanAllowed() {
        var queue = new SqsQueue(new Agenda(), 12);
        for (int i = 0; i < 20; i++) {
            queue.send(new Message(0));
        }

        assertEquals(10, queue.receive(10).size());
        assertEquals(2, queue.receive(10).size());
        queue.delete(5);
        assertEquals(5, queue.receive(10).size());
        assertEquals(12, queue.peakInFlight());
    }

    @Test
    void aLongPollIsOneRequestHoweverLongItWaits() {
        var queue = new SqsQueue(new Agenda(), 12);
        assertTrue(queue.receive(10).isEmpty());
        queue.send(new Message(0));
        assertEquals(1, queue.receive(10).size());

        assertEquals(2, queue.requests());
    }

    @Test
    void quickRetriesAreCountedOncePerDelivery() {
        var visit = new Visit(new Message(0), new Chance(1), 0);
        var none = new TokenBucket("quota", 0);
        var one = new TokenBucket("quota", 1);
        visit.call(one, 0);
        visit.call(one, 0);
        assertFalse(visit.hasFailed());
        visit.call(none, 0);

        assertTrue(visit.hasFailed());
        assertEquals(1, none.refused());
    }

    @Test
    void aMessageThatKeepsFailingIsInFlightForFourteenHours() {
        assertEquals(14, Redelivery.total() / 3600, 0.1);
    }

    @Test
    void quantilesAreWithinThreePercent() {
        var latencies = new Latencies();
        for (int i = 1; i <= 1000; i++) {
            latencies.add(i);
        }

        assertEquals(500, latencies.quantile(0.5), 16);
        assertEquals(990, latencies.quantile(0.99), 31);
    }

    @Test
    void aRunGivesTheSameResultEachTime() {
        var setup = new Setup("small", 5, 2, 3000, 4, 1, 4000, 60);
        SimulatedOutcome outcome = Simulation.run(setup, numbers);
        SimulatedOutcome again = Simulation.run(setup, numbers);

        assertEquals(5, outcome.rate(), 0.5);
        assertEquals(outcome.rate(), again.rate());
        assertEquals(outcome.sqsRequests(), again.sqsRequests());
    }

    @Test
    void tooFewWritesOfTheTableHoldTheWorkersBack() {
        var outcome = Simulation.run(new Setup("table", 60, 10, 3000, 8, 1, 60, 60), numbers);

        assertEquals("DynamoDB write", outcome.refusedBy());
        assertTrue(outcome.rate() < 20, () -> outcome.rate() + "/s");
        assertFalse(outcome.waiting() == 0);
    }
}
