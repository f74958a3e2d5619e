package org.thumbnailroute.bench.pipeline;

import java.util.Map;
import org.thumbnailroute.docs.ScaleFile;

/**
 * List prices of AWS in US dollars, region us-east-1, from {@code src/bench/resources/scale.csv}, which says where each was
 * seen; without free tiers, discounts and traffic.
 */
final class Prices {

    private static final ScaleFile NUMBERS = ScaleFile.shipped();

    /** Standard queues, for a million requests of any operation. */
    static final double SQS = NUMBERS.get("price.sqs");

    /** S3 Standard, for a million of PUT, COPY, POST and LIST. */
    static final double S3_WRITE = NUMBERS.get("price.s3.write");

    /** S3 Standard, for a million of GET and all others. */
    static final double S3_READ = NUMBERS.get("price.s3.read");

    /** For a million publishes. */
    static final double SNS = NUMBERS.get("price.sns");

    /** Fargate, Linux on x86: one vCPU for an hour. */
    static final double VCPU_HOUR = NUMBERS.get("price.vcpu-hour");

    /** Fargate, Linux on x86: one GB of memory for an hour. */
    static final double GB_HOUR = NUMBERS.get("price.gb-hour");

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
