package org.thumbnailroute.local;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** An upload in parts, as large files have it. */
public final class PartsUpload {
    private PartsUpload() {}

    /** Uploads the bytes as the only part: S3 takes a last part of any size. */
    public static void upload(S3Client s3, String bucket, String key, byte[] bytes) {
        String id = s3.createMultipartUpload(create -> create.bucket(bucket).key(key))
                .uploadId();
        String etag = s3.uploadPart(
                        upload -> upload.bucket(bucket).key(key).uploadId(id).partNumber(1),
                        RequestBody.fromBytes(bytes))
                .eTag();
        CompletedPart part = CompletedPart.builder().partNumber(1).eTag(etag).build();
        s3.completeMultipartUpload(complete ->
                complete.bucket(bucket).key(key).uploadId(id).multipartUpload(upload -> upload.parts(part)));
    }
}
