package org.thumbnailroute.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Objects in memory, each content once, under however many keys: a hundred thousand uploads of a few pictures fit, and so
 * do their thumbnails. GET, HEAD, PUT and DELETE of whole objects, with their conditions; no listing, no parts.
 */
public final class SharedContents extends ForwardingBlobStore {
    private final Map<String, StoredObject> objects = new ConcurrentHashMap<>();
    private final Map<String, Content> contents = new ConcurrentHashMap<>();

    public SharedContents() {
        super(new TransientNio2BlobStore());
    }

    /** Keeps bytes for {@link #link}; returns their etag, without quotes. */
    public String keep(byte[] bytes) {
        return shared(bytes).etag();
    }

    /** Stores what has been kept under a key, without a request and without an event. */
    public void link(String bucket, String key, String contentType, String etag) {
        Content content = Optional.ofNullable(contents.get(etag)).orElseThrow();
        objects.put(path(bucket, key), StoredObject.now(content, contentType, Map.of()));
    }

    /** Frees what is in a bucket. */
    public void clear(String bucket) {
        objects.keySet().removeIf(path -> path.startsWith(bucket + "/"));
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        StoredObject object = required(request.bucket(), request.key());
        if (!object.matches(request.ifMatch())) {
            throw S3Exceptions.preconditionFailed(null);
        }
        return new ResponseInputStream<>(
                object.getResponse(),
                AbortableInputStream.create(
                        new ByteArrayInputStream(object.content().bytes())));
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        Content content = shared(bytes(payload));
        StoredObject stored = StoredObject.now(content, request.contentType(), request.metadata());
        objects.compute(path(request.bucket(), request.key()), (path, before) -> {
            if (request.ifNoneMatch() != null && before != null) {
                throw S3Exceptions.preconditionFailed(null);
            }
            return stored;
        });
        return PutObjectResponse.builder().eTag(stored.quotedEtag()).build();
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        return required(request.bucket(), request.key()).headResponse();
    }

    @Override
    public @Nullable HeadObjectResponse blobMetadataIfPresent(HeadObjectRequest request) {
        return find(request.bucket(), request.key())
                .map(StoredObject::headResponse)
                .orElse(null);
    }

    @Override
    public boolean blobExists(String bucket, String key) {
        return find(bucket, key).isPresent();
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        objects.remove(path(request.bucket(), request.key()));
        return DeleteObjectResponse.builder().build();
    }

    private Content shared(byte[] bytes) {
        Content content = Content.of(bytes);
        Content earlier = contents.putIfAbsent(content.etag(), content);
        return earlier == null ? content : earlier;
    }

    private StoredObject required(String bucket, String key) {
        return find(bucket, key).orElseThrow(() -> S3Exceptions.noSuchKey(bucket, key, "The key does not exist."));
    }

    private Optional<StoredObject> find(String bucket, String key) {
        return Optional.ofNullable(objects.get(path(bucket, key)));
    }

    private static String path(String bucket, String key) {
        return bucket + "/" + key;
    }

    private static byte[] bytes(InputStream payload) {
        try (payload) {
            return payload.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
