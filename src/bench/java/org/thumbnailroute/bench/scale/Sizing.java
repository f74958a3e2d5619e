package org.thumbnailroute.bench.scale;

import java.util.List;
import org.thumbnailroute.docs.ScaleFile;

/**
 * What a peak needs, by arithmetic. The simulation comes to the same.
 *
 * @param peak uploads a second
 * @param perWorker images a second that one worker makes
 */
record Sizing(double peak, double perWorker) {

    /** {@code thumbnail.concurrency} of the tuned setups. */
    private static final int CONSUMERS = 24;

    /** So that a worker catches up after a burst. */
    private static final double SPARE = 1.25;

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MILLION = 1e6;

    static Sizing of(ScaleFile numbers, double peak) {
        double cpu = numbers.seconds("measured.cpu-warm");
        double s3 = (numbers.get("calls.s3.get") + numbers.get("calls.s3.put")) * numbers.seconds("assumed.latency.s3");
        double sns = numbers.get("calls.sns.publish") * numbers.seconds("assumed.latency.sns");
        double store = numbers.get("calls.dynamodb.write") * numbers.seconds("assumed.latency.dynamodb");
        return new Sizing(peak, Math.min(1 / cpu, CONSUMERS / (s3 + sns + store + cpu)));
    }

    double workers() {
        return Math.ceil(SPARE * peak / perWorker);
    }

    /** Those that the peak meets. */
    List<String> met(List<Quota> quotas) {
        return quotas.stream()
                .filter(quota -> quota.metAt() <= peak)
                .map(Quota::name)
                .toList();
    }

    /** US dollars for an hour at the peak. */
    double hour(double dollarsPerMillion) {
        return peak * SECONDS_PER_HOUR / MILLION * dollarsPerMillion;
    }
}
