package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.function.Supplier;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import org.thumbnailroute.removal.ConditionalDeletes;

/**
 * Whether the worker may delete thumbnails, and the service has conditional deletes, by deleting an object that cannot exist.
 * Only with {@code thumbnail.on-delete = delete}.
 */
final class DeleteCheck extends BucketCheck {

    private final Supplier<List<String>> keys;

    /** @param keys under which the worker would store something, at least one: rights may begin with a prefix */
    DeleteCheck(Bucket bucket, Supplier<List<String>> keys) {
        super(bucket, "deletes");
        this.keys = keys;
    }

    @Override
    public List<Right> needs() {
        return List.of(
                Right.ofWorker("s3:DeleteObject", bucket().objectsArn()),
                Right.ofWorker("s3:ListBucket", bucket().arn()));
    }

    @Override
    Finding ask() {
        bucket().list();
        ConditionalDeletes deletes =
                new ConditionalDeletes(bucket().s3(), bucket().environment().settings());
        return keys.get().stream().allMatch(key -> deletes.areKnown(bucket().name(), key))
                ? Finding.ok("s3:DeleteObject is granted, and deletes can be conditional")
                : Finding.fail(
                        "the server deletes whatever is there (no If-Match): the thumbnail of an original that was uploaded again could be lost, so the worker does not start",
                        "set thumbnail.on-delete = keep");
    }
}
