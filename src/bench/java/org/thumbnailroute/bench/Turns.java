package org.thumbnailroute.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What peers needed for one picture and size in turns: first each one, then each one again.
 *
 * @param millis for each peer the CPU time of a thumbnail in each round, in ms; empty where it cannot do it
 */
record Turns(List<List<Double>> millis) {

    /** Slow ones have fewer turns: their figures are steadier, and their time is the user's. */
    private static final double SLOW_TURNS = 6;

    private static final int SLOW_ROUNDS = 3;

    /** Lets each peer work in turn, warm and often enough that a turn takes as long as the options say. */
    static Turns take(BenchOptions options, List<PeerProcess> peers, Input input, int size) {
        List<Integer> repeats =
                peers.stream().map(peer -> repeats(options, peer, input, size)).toList();
        List<List<Double>> millis = peers.stream()
                .map(peer -> (List<Double>) new ArrayList<Double>())
                .toList();
        for (int round = 0; round < options.rounds(); round++) {
            for (int i = 0; i < peers.size(); i++) {
                takeOne(options, peers.get(i), input, size, repeats.get(i), millis.get(i));
            }
        }
        return new Turns(millis);
    }

    private static void takeOne(
            BenchOptions options, PeerProcess peer, Input input, int size, int repeats, List<Double> millis) {
        boolean slow = millis.size() >= SLOW_ROUNDS && millis.get(0) > SLOW_TURNS * options.turnMillis();
        if (repeats > 0 && !slow) {
            peer.time(input.file(), size, repeats).ifPresent(total -> millis.add(total / repeats));
        }
    }

    /** How many thumbnails fill a turn; 0 where the peer cannot make them. */
    private static int repeats(BenchOptions options, PeerProcess peer, Input input, int size) {
        int repeats = 1;
        while (true) {
            OptionalDouble total = peer.time(input.file(), size, repeats);
            if (total.isEmpty()) {
                return 0;
            }
            if (total.getAsDouble() > options.turnMillis() / 3) {
                return (int) Math.max(1, Math.round(options.turnMillis() * repeats / total.getAsDouble()));
            }
            repeats *= 2;
        }
    }

    /** The median of a peer, in ms. */
    OptionalDouble median(int peer) {
        List<Double> values = millis.get(peer);
        return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Median.of(values));
    }

    /** The median of what one peer needed, divided by what another did in the same round. */
    OptionalDouble ratio(int peer, int other) {
        List<Double> numerators = millis.get(peer);
        List<Double> denominators = millis.get(other);
        int rounds = Math.min(numerators.size(), denominators.size());
        return rounds == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Median.of(IntStream.range(0, rounds)
                        .mapToObj(round -> numerators.get(round) / denominators.get(round))
                        .toList()));
    }
}
