package org.thumbnailroute.removal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3 in memory, as far as thumbnails need it: conditions, and versions with delete markers where a bucket keeps them. */
final class ModelS3 implements S3Client {

    /** @param etag without quotes; empty of a delete marker */
    record Version(String id, String etag, int size, Map<String, String> metadata) {
        boolean isMarker() {
            return etag.isEmpty();
        }
    }

    private final Runnable beforeEach;
    private final Optional<String> versionedBucket;
    private final boolean knowsConditionalDeletes;
    private final Map<String, Deque<Version>> objects = new HashMap<>();
    private int versions;

    /**
     * A service without objects.
     *
     * @param beforeEach is called before each request
     */
    ModelS3(Runnable beforeEach, Optional<String> versionedBucket, boolean knowsConditionalDeletes) {
        this.beforeEach = beforeEach;
        this.versionedBucket = versionedBucket;
        this.knowsConditionalDeletes = knowsConditionalDeletes;
    }

    /** The newest version that is no delete marker; empty if there is none, or one hides it. */
    Optional<Version> newest(String bucket, String key) {
        return Optional.ofNullable(all(bucket, key).peekFirst()).filter(version -> !version.isMarker());
    }

    /** The newest first. */
    Deque<Version> all(String bucket, String key) {
        return objects.computeIfAbsent(bucket + "/" + key, path -> new ArrayDeque<>());
    }

    boolean keepsVersions(String bucket) {
        return isVersioned(bucket);
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        beforeEach.run();
        Version version = required(request.bucket(), request.key(), request.ifMatch());
        return HeadObjectResponse.builder()
                .eTag(quoted(version.etag))
                .contentLength((long) version.size)
                .metadata(version.metadata)
                .versionId(isVersioned(request.bucket()) ? version.id : null)
                .build();
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
        beforeEach.run();
        Version version = required(request.bucket(), request.key(), request.ifMatch());
        return new ResponseInputStream<>(
                GetObjectResponse.builder().eTag(quoted(version.etag)).build(),
                AbortableInputStream.create(new ByteArrayInputStream(new byte[version.size])));
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        beforeEach.run();
        Optional<Version> before = newest(request.bucket(), request.key());
        if (request.ifNoneMatch() != null && before.isPresent()) {
            throw refused(412, "PreconditionFailed");
        }
        if (request.ifMatch() != null) {
            required(request.bucket(), request.key(), request.ifMatch());
        }
        byte[] bytes = bytes(body);
        Version version = new Version("v" + ++versions, md5(bytes), bytes.length, request.metadata());
        Deque<Version> all = all(request.bucket(), request.key());
        if (!isVersioned(request.bucket())) {
            all.clear();
        }
        all.addFirst(version);
        return PutObjectResponse.builder()
                .eTag(quoted(version.etag))
                .versionId(version.id)
                .build();
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        beforeEach.run();
        if (request.ifMatch() != null && knowsConditionalDeletes) {
            required(request.bucket(), request.key(), request.ifMatch());
        }
        Deque<Version> all = all(request.bucket(), request.key());
        if (!isVersioned(request.bucket())) {
            all.clear();
        } else if (request.versionId() == null) {
            all.addFirst(new Version("v" + ++versions, "", 0, Map.of()));
        } else {
            remove(all, request.versionId());
        }
        return DeleteObjectResponse.builder().build();
    }

    private static void remove(Deque<Version> all, String id) {
        for (Iterator<Version> each = all.iterator(); each.hasNext(); ) {
            if (each.next().id.equals(id)) {
                each.remove();
            }
        }
    }

    private Version required(String bucket, String key, @Nullable String ifMatch) {
        Version version = newest(bucket, key).orElseThrow(() -> NoSuchKeyException.builder()
                .statusCode(404)
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode("NoSuchKey").build())
                .build());
        if (ifMatch != null && !ifMatch.equals(quoted(version.etag))) {
            throw refused(412, "PreconditionFailed");
        }
        return version;
    }

    private static RuntimeException refused(int status, String code) {
        return S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    private boolean isVersioned(String bucket) {
        return versionedBucket.equals(Optional.of(bucket));
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }

    private static byte[] bytes(RequestBody body) {
        try (InputStream stream = body.contentStreamProvider().newStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}
}
