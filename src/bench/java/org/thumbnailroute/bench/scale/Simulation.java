package org.thumbnailroute.bench.scale;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import org.thumbnailroute.docs.ScaleFile;
import org.thumbnailroute.scaling.Depth;
import org.thumbnailroute.scaling.Scaler;

/**
 * Uploads come at random, with bursts; KEDA starts workers, which take them from the queue through all requests to AWS. Begins
 * with an empty queue and no worker. Every run with the same numbers gives the same result.
 */
final class Simulation {

    private static final double MINUTE = 60;

    /** With as many bursts as minutes. */
    private static final double MEASURED = 4 * MINUTE;

    private static final long SEED = 20_261_127;

    private final Setup setup;
    private final ScaleFile numbers;
    private final World world;
    private final Scaler scaler;
    private final Deque<SimulatedWorker> workers = new ArrayDeque<>();
    private double paidSince;
    private double workerSeconds;

    private Simulation(Setup setup, ScaleFile numbers) {
        this.setup = setup;
        this.numbers = numbers;
        var agenda = new Agenda();
        this.world = new World(
                agenda,
                new Chance(SEED),
                new SqsQueue(agenda, (long) numbers.get("quota.sqs.in-flight")),
                Aws.of(numbers, setup),
                Processor.of(numbers),
                new Latencies());
        this.scaler = setup.scaler();
    }

    static SimulatedOutcome run(Setup setup, ScaleFile numbers) {
        return new Simulation(setup, numbers).run();
    }

    private SimulatedOutcome run() {
        Agenda agenda = world.agenda();
        agenda.at(0, this::look);
        agenda.at(0, this::upload);
        agenda.run(setup.settled());
        pay();
        SimulatedOutcome before = outcome();
        world.queue().forgetPeak();
        agenda.run(setup.settled() + MEASURED);
        pay();
        return outcome().since(before, MEASURED);
    }

    private SimulatedOutcome outcome() {
        return new SimulatedOutcome(
                setup,
                world.announced().copy(),
                workerSeconds,
                world.queue().visible(),
                world.queue().peakInFlight(),
                world.queue().requests(),
                world.queue().deadLetters(),
                world.aws().buckets().stream()
                        .filter(bucket -> bucket.refused() > 0)
                        .max(Comparator.comparingLong(TokenBucket::refused))
                        .map(TokenBucket::name)
                        .orElse("none"),
                world.agenda().now());
    }

    private void upload() {
        world.queue().send(new Message(world.agenda().now()));
        double factor = numbers.get("assumed.burst-factor");
        double burst = numbers.get("assumed.burst-seconds");
        double base = setup.rate() * MINUTE / (MINUTE - burst + burst * factor);
        double rate = world.agenda().now() % MINUTE < burst ? base * factor : base;
        world.agenda().at(world.agenda().now() + world.chance().exponential(1 / rate), this::upload);
    }

    private void look() {
        pay();
        scaler.look(Optional.of(new Depth(world.queue().visible(), world.queue().inFlight(), 0)));
        while (workers.size() < scaler.replicas()) {
            SimulatedWorker worker = new SimulatedWorker(world, setup.consumers());
            workers.push(worker);
            world.agenda().at(world.agenda().now() + numbers.get("assumed.pod-start"), worker::poll);
        }
        while (workers.size() > scaler.replicas()) {
            workers.pop().stop();
        }
        world.agenda().at((double) scaler.seconds(), this::look);
    }

    private void pay() {
        workerSeconds += workers.size() * (world.agenda().now() - paidSince);
        paidSince = world.agenda().now();
    }
}
