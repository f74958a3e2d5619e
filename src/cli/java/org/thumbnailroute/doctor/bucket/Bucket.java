package org.thumbnailroute.doctor.bucket;

import org.jspecify.annotations.Nullable;
import org.thumbnailroute.doctor.Environment;
import org.thumbnailroute.doctor.Fact;
import org.thumbnailroute.doctor.NotCheckedException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.RequestPayer;

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
        return environment.settings().requesterPays() ? RequestPayer.REQUESTER : null;
    }

    String arn() {
        return "arn:%s:s3:::%s"
                .formatted(
                        Region.of(environment.region()).metadata().partition().id(), name);
    }

    String objectsArn() {
        return arn() + "/*";
    }
}
