package org.thumbnailroute.bench.pipeline;

import java.util.Map;

/**
 * List prices of AWS in US dollars, region us-east-1, as published at aws.amazon.com/{sqs,s3,sns,fargate}/pricing in
 * November 2026; without free tiers, discounts and traffic.
 */
final class Prices {

    /** Standard queues, for a million requests of any operation. */
    static final double SQS = 0.40;

    /** S3 Standard, for a million of PUT, COPY, POST and LIST. */
    static final double S3_WRITE = 5.00;

    /** S3 Standard, for a million of GET and all others. */
    static final double S3_READ = 0.40;

    /** For a million publishes. */
    static final double SNS = 0.50;

    /** Fargate, Linux on x86: one vCPU for an hour. */
    static final double VCPU_HOUR = 0.04048;

    /** Fargate, Linux on x86: one GB of memory for an hour. */
    static final double GB_HOUR = 0.004445;

    private static final Map<String, Double> OF_A_MILLION = Map.of(
            "s3:PutObject",
            S3_WRITE,
            "s3:CopyObject",
            S3_WRITE,
            "s3:ListObjects",
            S3_WRITE,
            "s3:ListObjectsV2",
            S3_WRITE);

    private Prices() {}

    /** @param operation "service:Action" */
    static double ofAMillion(String operation) {
        return switch (operation.substring(0, operation.indexOf(':'))) {
            case "sqs" -> SQS;
            case "sns" -> SNS;
            case "s3" -> OF_A_MILLION.getOrDefault(operation, S3_READ);
            default -> throw new IllegalArgumentException("no price for " + operation);
        };
    }
}
