package org.thumbnailroute.aws;

import java.util.Optional;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.RequestPayer;

/** How S3 is asked for an original: only as long as it is the one that was uploaded. It answers 412 after an overwrite. */
public final class OriginalRequests {

    private final @Nullable RequestPayer payer;

    public OriginalRequests(Settings settings) {
        this.payer = settings.buckets().requesterPays() ? RequestPayer.REQUESTER : null;
    }

    public GetObjectRequest get(@Variable("upload") Upload upload) {
        return GetObjectRequest.builder()
                .bucket(upload.bucket())
                .key(upload.key())
                .ifMatch(upload.etag().map(OriginalRequests::quoted).orElse(null))
                .requestPayer(payer)
                .build();
    }

    /**
     * Asks whether the original is still the one that was read.
     *
     * @param etag without quotes
     */
    public HeadObjectRequest head(Upload upload, String etag) {
        return HeadObjectRequest.builder()
                .bucket(upload.bucket())
                .key(upload.key())
                .ifMatch(quoted(etag))
                .requestPayer(payer)
                .build();
    }

    /**
     * Asks what there is now.
     *
     * @param version empty for the newest
     */
    public HeadObjectRequest head(String bucket, String key, Optional<String> version) {
        return HeadObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .versionId(version.orElse(null))
                .requestPayer(payer)
                .build();
    }

    /** Asks for as little as can be of what is there now. */
    public GetObjectRequest firstByte(String bucket, String key) {
        return GetObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .range("bytes=0-0")
                .requestPayer(payer)
                .build();
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }
}
