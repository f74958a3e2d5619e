package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Whether the worker may read objects: S3 says so when it is asked for one that cannot exist. */
final class ReadCheck extends BucketCheck {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final boolean listable;
    private final Supplier<Optional<String>> key;

    /**
     * A check.
     *
     * @param listable whether the worker needs {@code s3:ListBucket} on this bucket too
     * @param key of an object that the worker would read if it existed: rights may begin with a prefix; empty if no prefix
     *     is known
     */
    ReadCheck(Bucket bucket, boolean listable, Supplier<Optional<String>> key) {
        super(bucket, "read");
        this.listable = listable;
        this.key = key;
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofWorker("s3:GetObject", bucket().objectsArn()));
    }

    @Override
    Finding ask() {
        Optional<String> known = key.get();
        String missing = known.orElseGet(() -> Samples.missingKey(""));
        try {
            bucket().s3()
                    .getObjectAsBytes(
                            get -> get.bucket(bucket().name()).key(missing).requestPayer(bucket().payer()));
            return Finding.notChecked("S3 gives an object that cannot exist: " + missing);
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND || (e.statusCode() == FORBIDDEN && denies(e, "s3:ListBucket"))) {
                return Finding.ok("s3:GetObject is granted");
            }
            if (e.statusCode() != FORBIDDEN) {
                throw e;
            }
            return known.isEmpty() ? elsewhere(missing) : refused(e);
        }
    }

    private static Finding elsewhere(String key) {
        return Finding.notChecked(
                "s3:GetObject is refused on %s; whether it is granted below a prefix, only source-events could tell"
                        .formatted(key),
                "doctor --probe --probe-prefix PREFIX");
    }

    /** AWS names the right that is missing; it looks for {@code s3:ListBucket} only once {@code s3:GetObject} was granted. */
    private static boolean denies(S3Exception refusal, String action) {
        return String.valueOf(refusal.getMessage()).contains(action);
    }

    /** Without {@code s3:ListBucket}, a missing object looks like a forbidden one. */
    private Finding refused(S3Exception refusal) {
        if (denies(refusal, "s3:GetObject") || bucket().canBeListed()) {
            throw refusal;
        }
        return listable
                ? Finding.notChecked("see " + bucket().check("list"))
                : Finding.notChecked(
                        "without s3:ListBucket, which the worker does not need here, S3 does not tell a missing object from a missing s3:GetObject",
                        "doctor --probe");
    }
}
