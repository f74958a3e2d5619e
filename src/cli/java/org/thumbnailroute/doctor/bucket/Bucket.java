package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.doctor.AwsFailures;
import org.thumbnailroute.doctor.Environment;
import org.thumbnailroute.doctor.Fact;
import org.thumbnailroute.doctor.NotCheckedException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket that the settings name. */
final class Bucket {

    private final Environment environment;
    private final String role;
    private final String name;
    private final Fact<BucketAddress> address;

    /** @param role source or target */
    Bucket(Environment environment, String role, String name) {
        this.environment = environment;
        this.role = role;
        this.name = name;
        this.address = new Fact<>(role + "-bucket", () -> BucketAddress.ask(environment.s3(), name));
    }

    String name() {
        return name;
    }

    /** Of a check on it, such as target-versioning. */
    String check(String what) {
        return role + "-" + what;
    }

    String setting() {
        return "thumbnail." + role + "-bucket";
    }

    Environment environment() {
        return environment;
    }

    Fact<BucketAddress> address() {
        return address;
    }

    /**
     * S3, if the bucket can be asked at all.
     *
     * @throws NotCheckedException if not
     */
    S3Client s3() {
        if (!address.get().isIn(environment.region())) {
            throw new NotCheckedException("see " + check("bucket"));
        }
        return environment.s3();
    }

    /** As the settings say; null for the owner. */
    @Nullable
    RequestPayer payer() {
        return environment.settings().buckets().requesterPays() ? RequestPayer.REQUESTER : null;
    }

    /** Fails if the worker may not list it. */
    void list() {
        s3().listObjectsV2(list -> list.bucket(name).maxKeys(1).requestPayer(payer()));
    }

    /** Of the server. */
    String host() {
        return s3().utilities().getUrl(get -> get.bucket(name).key("key")).getHost();
    }

    boolean isOnAws() {
        return host().endsWith(".amazonaws.com") || host().endsWith(".amazonaws.com.cn");
    }

    /** Whether the worker may list it; if not, a missing object looks like a forbidden one. */
    boolean canBeListed() {
        try {
            list();
            return true;
        } catch (S3Exception e) {
            return false;
        }
    }

    List<LifecycleRule> lifecycleRules() {
        return configuration("NoSuchLifecycleConfiguration", s3 -> s3.getBucketLifecycleConfiguration(
                                get -> get.bucket(name))
                        .rules())
                .orElse(List.of());
    }

    /** @param missing the error code with which S3 says that there is no such configuration */
    <T> Optional<T> configuration(String missing, Function<S3Client, T> question) {
        try {
            return Optional.of(question.apply(s3()));
        } catch (S3Exception e) {
            if (AwsFailures.code(e).equals(missing)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    String arn() {
        return environment.bucketArn(name);
    }

    String objectsArn() {
        return arn() + "/*";
    }
}
