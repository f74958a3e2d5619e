package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.function.Supplier;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/** Whether the worker may tag thumbnails, by tagging an object that cannot exist. Only where a setting asks for tags. */
final class TaggingCheck extends BucketCheck {

    private static final String ACTION = "s3:PutObjectTagging";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final Supplier<List<String>> keys;

    /** @param keys under which the worker would store something with tags, at least one: rights may begin with a prefix */
    TaggingCheck(Bucket bucket, Supplier<List<String>> keys) {
        super(bucket, "tagging");
        this.keys = keys;
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofWorker(ACTION, bucket().objectsArn()));
    }

    @Override
    Finding ask() {
        return keys.get().stream()
                .map(this::ask)
                .filter(finding -> !finding.isOk())
                .findFirst()
                .orElseGet(() -> Finding.ok(ACTION + " is granted"));
    }

    private Finding ask(String key) {
        try {
            bucket().s3().putObjectTagging(put -> put.bucket(bucket().name())
                    .key(key)
                    .tagging(tagging -> tagging.tagSet(
                            Tag.builder().key("doctor").value("doctor").build())));
            return Finding.notChecked("S3 tags an object that cannot exist");
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Finding.ok(ACTION + " is granted");
            }
            if (e.statusCode() == FORBIDDEN && !mustBeThisRight(e)) {
                return Finding.notChecked(
                        "without s3:ListBucket, which the worker does not need here, S3 does not tell a missing object from a missing "
                                + ACTION,
                        "doctor --probe");
            }
            throw e;
        }
    }

    /** AWS names the right that is missing. Without {@code s3:ListBucket}, a missing object looks like a forbidden one. */
    private boolean mustBeThisRight(S3Exception refusal) {
        return String.valueOf(refusal.getMessage()).contains(ACTION) || bucket().canBeListed();
    }
}
