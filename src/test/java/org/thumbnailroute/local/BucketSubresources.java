package org.thumbnailroute.local;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The configurations of buckets, which S3Proxy lacks. Each is kept as the XML or JSON in which it was put; of one that was
 * never put, S3 answers with what a new bucket has, or with an error of its own.
 */
final class BucketSubresources {
    /** @param status of the answer */
    record Answer(int status, String body) {
        static Answer error(int status, String code) {
            return new Answer(
                    status, "<Error><Code>%s</Code><Message>the local S3 says no</Message></Error>".formatted(code));
        }
    }

    private static final Map<String, Answer> OF_A_NEW_BUCKET = Map.of(
            "notification", new Answer(200, "<NotificationConfiguration/>"),
            "requestPayment",
                    new Answer(
                            200,
                            "<RequestPaymentConfiguration><Payer>BucketOwner</Payer></RequestPaymentConfiguration>"),
            "encryption",
                    new Answer(
                            200,
                            "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>"
                                    + "<SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>"
                                    + "</ServerSideEncryptionConfiguration>"),
            "publicAccessBlock",
                    new Answer(
                            200,
                            "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls>"
                                    + "<IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy>"
                                    + "<RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>"),
            "lifecycle", Answer.error(404, "NoSuchLifecycleConfiguration"),
            "policy", Answer.error(404, "NoSuchBucketPolicy"));

    private final Map<String, Map<String, String>> kept = new ConcurrentHashMap<>();

    /** Empty for what S3Proxy answers itself. */
    Optional<Answer> answer(String method, String bucket, String name, Supplier<String> body) {
        if (name.equals("policyStatus")) {
            return Optional.of(policyStatus(bucket));
        }
        if (!OF_A_NEW_BUCKET.containsKey(name)) {
            return Optional.empty();
        }
        Map<String, String> ofBucket = kept.computeIfAbsent(bucket, key -> new ConcurrentHashMap<>());
        return Optional.of(
                switch (method) {
                    case "PUT" -> {
                        ofBucket.put(name, body.get());
                        yield new Answer(200, "");
                    }
                    case "DELETE" -> {
                        ofBucket.remove(name);
                        yield new Answer(204, "");
                    }
                    default -> get(bucket, name);
                });
    }

    private Answer get(String bucket, String name) {
        String put = kept.getOrDefault(bucket, Map.of()).get(name);
        return put == null ? OF_A_NEW_BUCKET.getOrDefault(name, Answer.error(404, "NotFound")) : new Answer(200, put);
    }

    /** Public is what everybody may do without a condition; S3 looks closer. */
    private Answer policyStatus(String bucket) {
        Answer policy = get(bucket, "policy");
        if (policy.status != 200) {
            return policy;
        }
        boolean isPublic = false;
        for (var statement : Json.parse(policy.body).path("Statement")) {
            isPublic |= statement.path("Effect").asText().equals("Allow")
                    && statement.path("Principal").asText().equals("*")
                    && !statement.has("Condition");
        }
        return new Answer(200, "<PolicyStatus><IsPublic>%s</IsPublic></PolicyStatus>".formatted(isPublic));
    }
}
