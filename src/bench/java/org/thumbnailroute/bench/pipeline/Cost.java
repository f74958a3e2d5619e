package org.thumbnailroute.bench.pipeline;

import java.util.Map;

/**
 * What a million images cost, in US dollars, if the worker's cores are busy.
 *
 * @param requests those for SQS, S3 and SNS
 * @param cpu the vCPU time that the worker uses
 * @param memory its peak for as long as its CPU time takes on one vCPU
 */
record Cost(double requests, double cpu, double memory) {

    private static final double MILLION = 1e6;
    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final double MEGABYTES_PER_GB = 1024;

    /**
     * The formula.
     *
     * @param requestsPerImage by "service:Action"
     * @param cpuMillis for an image
     * @param megabytes resident
     */
    static Cost of(Map<String, Double> requestsPerImage, double cpuMillis, double megabytes) {
        double requests = requestsPerImage.entrySet().stream()
                .mapToDouble(operation -> operation.getValue() * Prices.ofAMillion(operation.getKey()))
                .sum();
        double hours = MILLION * cpuMillis / MILLIS_PER_HOUR;
        return new Cost(requests, hours * Prices.VCPU_HOUR, hours * megabytes / MEGABYTES_PER_GB * Prices.GB_HOUR);
    }

    double total() {
        return requests + cpu + memory;
    }
}
