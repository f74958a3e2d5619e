package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Whether the worker may read objects: S3 says so when it is asked for one that cannot exist. */
final class ReadCheck extends BucketCheck {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private static final String GRANTED = "s3:GetObject is granted";

    private final boolean listable;
    private final Supplier<String> prefix;

    /**
     * A check.
     *
     * @param listable whether the worker needs {@code s3:ListBucket} on this bucket too
     * @param prefix of the keys that the worker reads
     */
    ReadCheck(Bucket bucket, boolean listable, Supplier<String> prefix) {
        super(bucket, "read");
        this.listable = listable;
        this.prefix = prefix;
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofWorker("s3:GetObject", bucket().objectsArn()));
    }

    @Override
    public Finding look() {
        boolean pays = bucket().environment().settings().requesterPays();
        String missing = prefix.get() + "thumbnail-route-doctor/" + UUID.randomUUID();
        try {
            bucket().s3().getObjectAsBytes(get -> get.bucket(bucket().name())
                    .key(missing)
                    .requestPayer(pays ? RequestPayer.REQUESTER : null));
            return Finding.notChecked("S3 gives an object that cannot exist: " + missing);
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Finding.ok(GRANTED);
            }
            if (e.statusCode() != FORBIDDEN || denies(e, "s3:GetObject")) {
                throw e;
            }
            return denies(e, "s3:ListBucket") ? Finding.ok(GRANTED) : unclear(e);
        }
    }

    /** AWS names the right that is missing; it looks for {@code s3:ListBucket} only once {@code s3:GetObject} was granted. */
    private static boolean denies(S3Exception refusal, String action) {
        return String.valueOf(refusal.getMessage()).contains(action);
    }

    private Finding unclear(S3Exception refusal) {
        if (canList()) {
            throw refusal;
        }
        return listable
                ? Finding.notChecked("see " + bucket().check("list"))
                : Finding.notChecked(
                        "without s3:ListBucket, which the worker does not need here, S3 does not tell a missing object from a missing s3:GetObject",
                        "thumbnail-route doctor --probe");
    }

    private boolean canList() {
        try {
            bucket().s3().listObjectsV2(list -> list.bucket(bucket().name()).maxKeys(1));
            return true;
        } catch (S3Exception e) {
            return false;
        }
    }
}
