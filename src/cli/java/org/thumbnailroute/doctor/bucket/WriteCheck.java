package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.thumbnailroute.doctor.AwsFailures;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Whether the worker may store thumbnails. It asks S3 to complete a multipart upload that was never started: this takes
 * {@code s3:PutObject} and no data, so no server has anything to store. A PUT that must fail by its condition would be
 * stored by servers that know no conditions.
 */
final class WriteCheck extends BucketCheck {

    private static final CompletedPart NEVER_SENT =
            CompletedPart.builder().partNumber(1).eTag("none").build();

    private static final Set<String> NOT_STARTED = Set.of("NoSuchUpload", "InvalidPart");

    private final Supplier<List<String>> keys;

    /** @param keys under which the worker would store something, at least one: rights may begin with a prefix */
    WriteCheck(Bucket bucket, Supplier<List<String>> keys) {
        super(bucket, "write");
        this.keys = keys;
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofWorker("s3:PutObject", bucket().objectsArn()));
    }

    @Override
    Finding ask() {
        return keys.get().stream()
                .map(this::ask)
                .filter(finding -> !finding.isOk())
                .findFirst()
                .orElseGet(() -> Finding.ok("s3:PutObject is granted"));
    }

    private Finding ask(String key) {
        try {
            bucket().s3().completeMultipartUpload(complete -> complete.bucket(bucket().name())
                    .key(key)
                    .uploadId(UUID.randomUUID().toString())
                    .multipartUpload(upload -> upload.parts(NEVER_SENT)));
            return Finding.notChecked("S3 completes an upload that was never started");
        } catch (S3Exception e) {
            if (e.statusCode() == 403) {
                throw e;
            }
            String code = AwsFailures.code(e);
            return NOT_STARTED.contains(code)
                    ? Finding.ok("s3:PutObject is granted")
                    : Finding.notChecked(
                            "S3 answers %d %s to an upload that was never started".formatted(e.statusCode(), code));
        }
    }
}
