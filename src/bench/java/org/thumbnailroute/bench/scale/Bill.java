package org.thumbnailroute.bench.scale;

import java.util.LinkedHashMap;
import java.util.Map;
import org.thumbnailroute.docs.ScaleFile;

/** US dollars for a million uploads, by part. Without storage of pictures, subscribers' deliveries, and free tiers. */
final class Bill {

    private static final double MILLION = 1e6;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double BYTES_PER_GB = 1e9;
    private static final double MB_PER_GB = 1000;
    private static final double DAYS_REMEMBERED = 14;
    private static final double DAYS_PER_MONTH = 30;

    /** What the manifest's container asks for and may use. */
    static final double WORKER_GB = 0.5;

    private Bill() {}

    /** In the order of the table. */
    static Map<String, Double> of(ScaleFile numbers, SimulatedOutcome outcome) {
        Map<String, Double> parts = new LinkedHashMap<>();
        double uploads = outcome.announced().total();
        parts.put("S3 PUT", numbers.get("price.s3.write") * numbers.get("calls.s3.put"));
        parts.put("DynamoDB writes", numbers.get("price.dynamodb.write") * numbers.get("calls.dynamodb.write"));
        parts.put("EventBridge", numbers.get("price.eventbridge"));
        parts.put("SQS", numbers.get("price.sqs") * outcome.sqsRequests() / uploads);
        parts.put("SNS", numbers.get("price.sns") * numbers.get("calls.sns.publish"));
        parts.put("S3 GET", numbers.get("price.s3.read") * numbers.get("calls.s3.get"));
        parts.put("CPU and memory", compute(numbers, outcome.workerSeconds() / uploads));
        parts.put("logs", numbers.get("price.logs") * MILLION * numbers.get("measured.log-bytes") / BYTES_PER_GB);
        parts.put("DynamoDB, 14 days", storage(numbers));
        parts.put(
                "total",
                parts.values().stream().mapToDouble(Double::doubleValue).sum());
        return parts;
    }

    /** What a NAT gateway takes to let the originals through. */
    static double nat(ScaleFile numbers) {
        return numbers.get("price.nat") * MILLION * numbers.get("measured.original-mb") / MB_PER_GB;
    }

    /** With one vCPU for each worker. */
    private static double compute(ScaleFile numbers, double workerSeconds) {
        double hour = numbers.get("price.vcpu-hour") + WORKER_GB * numbers.get("price.gb-hour");
        return MILLION * workerSeconds / SECONDS_PER_HOUR * hour;
    }

    private static double storage(ScaleFile numbers) {
        double gigabytes = MILLION * numbers.get("measured.record-bytes") / BYTES_PER_GB;
        return numbers.get("price.dynamodb.storage") * gigabytes * DAYS_REMEMBERED / DAYS_PER_MONTH;
    }
}
