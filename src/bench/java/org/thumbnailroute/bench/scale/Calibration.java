package org.thumbnailroute.bench.scale;

import org.thumbnailroute.docs.ScaleFile;

/** The model of one worker beside the real one: both work off a backlog, with AWS on the same cores and no network. */
record Calibration(String name, int cores, double measured, double modelled) {

    private static final int MESSAGES = 20_000;

    /** By default there are four for each core. */
    private static final int CONSUMERS_PER_CORE = 4;

    /** @param key of the figures in the file: one-core or two-cores */
    static Calibration of(ScaleFile numbers, String key, int cores) {
        String prefix = "measured." + key;
        double cpu = numbers.seconds(prefix + ".worker-cpu") + numbers.seconds(prefix + ".aws-cpu");
        return new Calibration(key.replace('-', ' '), cores, numbers.get(prefix + ".rate"), rate(cores, cpu));
    }

    private static double rate(int cores, double cpu) {
        var processor = new Processor(cores, cpu, cpu, 0, 1);
        var agenda = new Agenda();
        var world = new World(
                agenda, new Chance(1), new SqsQueue(agenda, MESSAGES), Aws.local(), processor, new Latencies());
        for (int i = 0; i < MESSAGES; i++) {
            world.queue().send(new Message(0));
        }
        new SimulatedWorker(world, cores * CONSUMERS_PER_CORE).poll();
        double end = MESSAGES * processor.meanSeconds(0) / 2;
        agenda.run(end);
        return world.announced().total() / end;
    }

    /** How much more the model does, as part of what was measured. */
    double error() {
        return modelled / measured - 1;
    }
}
