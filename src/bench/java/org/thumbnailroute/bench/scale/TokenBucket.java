package org.thumbnailroute.bench.scale;

/** A quota of requests a second, as AWS counts them: unused ones are kept for a second. */
final class TokenBucket {

    private final String name;
    private final double rate;
    private double tokens;
    private double last;
    private long refused;

    TokenBucket(String name, double rate) {
        this.name = name;
        this.rate = rate;
        this.tokens = rate;
    }

    String name() {
        return name;
    }

    /** Whether a request at that time, in seconds, is let through. */
    boolean take(double time) {
        if (time > last) {
            tokens = Math.min(rate, tokens + (time - last) * rate);
            last = time;
        }
        if (tokens < 1) {
            refused++;
            return false;
        }
        tokens--;
        return true;
    }

    long refused() {
        return refused;
    }
}
