package org.thumbnailroute.local;

import com.google.common.util.concurrent.Striped;
import java.io.InputStream;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.local.Uploaded.Reason;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** What S3Proxy lacks: an event after each upload and deletion, faults, and an If-Match that is safe from other writers. */
final class WatchedBlobStore extends ForwardingBlobStore {
    /** S3Proxy notes down a started multipart upload as an object of this reserved name. */
    private static final String NOTE = ".s3proxy-mpu-stub-";

    private final BucketEvents events;
    private final S3Faults faults;
    private final Striped<Lock> keys = Striped.lock(256);

    WatchedBlobStore(BlobStore store, BucketEvents events, S3Faults faults) {
        super(store);
        this.events = events;
        this.faults = faults;
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        return faults.get(request.bucket(), request.key(), () -> super.getBlob(request));
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        if (request.key().startsWith(NOTE)) {
            return super.putBlob(request, payload);
        }
        try {
            faults.put(request.bucket(), request.key());
            return store(request.bucket(), request.key(), Reason.PUT, () -> {
                if (request.ifMatch() != null) {
                    checkIfMatch(request.bucket(), request.key(), request.ifMatch());
                }
                return super.putBlob(request, payload);
            });
        } catch (AwsServiceException refused) {
            S3Faults.drain(payload);
            throw refused;
        }
    }

    /** S3Proxy looks at If-Match before it writes or deletes, when another write may still come between; here none can. */
    private void checkIfMatch(String bucket, String key, String etag) {
        HeadObjectResponse stored = delegate().blobMetadata(bucket, key);
        if (!etag.equals("*") && !unquoted(etag).equals(unquoted(stored.eTag()))) {
            throw S3Exceptions.preconditionFailed(null);
        }
    }

    /** Answers S3Proxy's own early look at If-Match with yes; other internal looks are no HEADs of a client either. */
    @Override
    public @Nullable HeadObjectResponse blobMetadataIfPresent(HeadObjectRequest request) {
        return S3Request.conditionOfPut()
                .map(etag -> HeadObjectResponse.builder().eTag(etag).build())
                .orElseGet(() -> delegate().blobMetadataIfPresent(request));
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        faults.head(request.bucket(), request.key());
        return super.blobMetadata(request);
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        if (request.key().startsWith(NOTE)) {
            return super.removeBlob(request);
        }
        faults.delete(request.bucket(), request.key());
        DeleteObjectResponse answer;
        Deleted deleted;
        Lock lock = keys.get(request.bucket() + "/" + request.key());
        lock.lock();
        try {
            S3Request.conditionOfDelete().ifPresent(etag -> checkIfMatch(request.bucket(), request.key(), etag));
            answer = super.removeBlob(request);
            deleted = deleted(request, answer);
        } finally {
            lock.unlock();
        }
        events.send(deleted);
        return answer;
    }

    private Deleted deleted(DeleteObjectRequest request, DeleteObjectResponse answer) {
        boolean isNewMarker = Boolean.TRUE.equals(answer.deleteMarker()) && request.versionId() == null;
        return new Deleted(
                request.bucket(),
                request.key(),
                events.nextSequencer(),
                request.versionId() == null ? answer.versionId() : request.versionId(),
                isNewMarker ? Deleted.Kind.MARKER : Deleted.Kind.PERMANENT,
                Deleted.By.REQUEST);
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return store(request.destinationBucket(), request.destinationKey(), Reason.COPY, () -> super.copyBlob(request));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return store(
                upload.containerName(),
                upload.blobName(),
                Reason.MULTIPART,
                () -> super.completeMultipartUpload(upload, request));
    }

    /**
     * Of two uploads of one key, the one that is stored last gets the greater sequencer; their events, sent outside the
     * lock, may overtake each other. Both are as in AWS.
     */
    private <T> T store(String bucket, String key, Reason reason, Supplier<T> storing) {
        T answer;
        Uploaded uploaded;
        Lock lock = keys.get(bucket + "/" + key);
        lock.lock();
        try {
            answer = storing.get();
            uploaded = uploaded(bucket, key, reason);
        } finally {
            lock.unlock();
        }
        events.send(uploaded);
        return answer;
    }

    private Uploaded uploaded(String bucket, String key, Reason reason) {
        HeadObjectResponse stored = delegate().blobMetadata(bucket, key);
        String etag = unquoted(stored.eTag());
        return new Uploaded(
                bucket, key, stored.contentLength(), etag, events.nextSequencer(), stored.versionId(), reason);
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }
}
