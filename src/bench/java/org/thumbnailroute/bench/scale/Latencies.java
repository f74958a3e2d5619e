package org.thumbnailroute.bench.scale;

/** Times by how often they occurred, to 3 percent. */
final class Latencies {

    private static final int STEPS_OF_TWO = 32;
    private static final int SHIFT = 52 - 5;
    private static final long SMALLEST = Double.doubleToLongBits(1e-6) >> SHIFT;

    private final long[] counts = new long[64 * STEPS_OF_TWO];
    private long total;

    /** @param seconds from a microsecond to a million years */
    void add(double seconds) {
        counts[(int) ((Double.doubleToLongBits(Math.max(seconds, 1e-6)) >> SHIFT) - SMALLEST)]++;
        total++;
    }

    Latencies copy() {
        return since(new Latencies());
    }

    /** Those that were added after a copy was made. */
    Latencies since(Latencies copy) {
        Latencies later = new Latencies();
        for (int i = 0; i < counts.length; i++) {
            later.counts[i] = counts[i] - copy.counts[i];
        }
        later.total = total - copy.total;
        return later;
    }

    long total() {
        return total;
    }

    /** In seconds; 0 if there are none. */
    double quantile(double part) {
        long left = (long) (part * total);
        for (int i = 0; i < counts.length; i++) {
            left -= counts[i];
            if (left < 0) {
                return Double.longBitsToDouble((i + SMALLEST) << SHIFT);
            }
        }
        return 0;
    }
}
