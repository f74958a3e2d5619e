package org.thumbnailroute.doctor;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.event.UploadCheck;
import org.thumbnailroute.rule.CurrentRules;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A tiny picture in a source bucket, and its thumbnails. Safe for use by two threads, one of which cleans up. */
final class TestUpload {

    /** A PNG of one grey pixel. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    private static final int MISSING = 404;

    /** For a missing object too, if the caller may not list the bucket. */
    private static final int FORBIDDEN = 403;

    private final Supplier<S3Client> s3;
    private final Settings settings;
    private final String bucket;
    private final String key;
    private final Map<String, HeadObjectResponse> thumbnails = new LinkedHashMap<>();
    private @Nullable PutObjectResponse uploaded;

    /** @param prefix with which the key begins */
    TestUpload(Supplier<S3Client> s3, Settings settings, String bucket, String prefix) {
        this.s3 = s3;
        this.settings = settings;
        this.bucket = bucket;
        this.key = prefix + UUID.randomUUID() + ".png";
    }

    String key() {
        return key;
    }

    /** Keys of all thumbnails that the route should make of it. */
    List<String> expected() {
        return settings.rules().of(key).variants().stream()
                .map(variant -> variant.keyOf(bucket, key))
                .toList();
    }

    /**
     * Uploads it.
     *
     * @throws RuntimeException if the route would not make thumbnails of this key, or S3 refuses it
     */
    synchronized void put() {
        new UploadCheck(settings, new CurrentRules(settings.rules()))
                .check(new Upload(
                        bucket,
                        key,
                        settings.rules().of(key),
                        "",
                        Optional.empty(),
                        OptionalLong.empty(),
                        Audience.ALL,
                        Optional.empty()));
        uploaded = s3.get()
                .putObject(
                        put -> put.bucket(bucket)
                                .key(key)
                                .contentType("image/png")
                                .requestPayer(payer()),
                        RequestBody.fromBytes(PICTURE));
    }

    /** Whether it was uploaded and not deleted yet. */
    synchronized boolean isThere() {
        return uploaded != null;
    }

    /** Looks for the thumbnails that have not been there so far; whether all are there now. */
    synchronized boolean hasThumbnails() {
        expected().stream().filter(one -> !thumbnails.containsKey(one)).forEach(one -> head(one)
                .ifPresent(head -> thumbnails.put(one, head)));
        return thumbnails.size() == expected().size();
    }

    synchronized Map<String, HeadObjectResponse> thumbnails() {
        return Map.copyOf(thumbnails);
    }

    private Optional<HeadObjectResponse> head(String thumbnail) {
        try {
            return Optional.of(s3.get()
                    .headObject(head -> head.bucket(settings.buckets().target()).key(thumbnail)));
        } catch (S3Exception e) {
            if (e.statusCode() == MISSING || e.statusCode() == FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Deletes what is there of it, in a versioned bucket for good; doing so again does nothing. */
    synchronized void delete() {
        PutObjectResponse original = uploaded;
        if (original == null) {
            return;
        }
        s3.get().deleteObject(delete -> delete.bucket(bucket)
                .key(key)
                .versionId(original.versionId())
                .requestPayer(payer()));
        hasThumbnails();
        for (Map.Entry<String, HeadObjectResponse> one : new ArrayList<>(thumbnails.entrySet())) {
            s3.get().deleteObject(delete -> delete.bucket(settings.buckets().target())
                    .key(one.getKey())
                    .versionId(one.getValue().versionId()));
        }
        uploaded = null;
    }

    private @Nullable RequestPayer payer() {
        return settings.buckets().requesterPays() ? RequestPayer.REQUESTER : null;
    }
}
