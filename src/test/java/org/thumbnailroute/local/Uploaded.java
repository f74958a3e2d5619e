package org.thumbnailroute.local;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One object that was stored: the facts that every dialect of S3's events tells.
 *
 * @param key as uploaded, not encoded
 * @param size in bytes
 * @param etag without quotes
 * @param sequencer hexadecimal; of two uploads of one key, the later has the greater
 * @param versionId null in a bucket without versioning
 */
public record Uploaded(
        String bucket,
        String key,
        long size,
        String etag,
        String sequencer,
        @Nullable String versionId,
        Reason reason) {

    /** How the object came to be, under the two names that AWS has for it. */
    public enum Reason {
        PUT("PutObject", "Put"),
        POST("POST Object", "Post"),
        COPY("CopyObject", "Copy"),
        MULTIPART("CompleteMultipartUpload", "CompleteMultipartUpload");

        private final String eventBridge;
        private final String notification;

        Reason(String eventBridge, String notification) {
            this.eventBridge = eventBridge;
            this.notification = "ObjectCreated:" + notification;
        }

        String eventBridge() {
            return eventBridge;
        }

        String notification() {
            return notification;
        }
    }

    /** A plain PUT into a bucket without versioning. */
    public static Uploaded put(String bucket, String key, long size, String etag, long sequence) {
        return new Uploaded(bucket, key, size, etag, sequencer(sequence), null, Reason.PUT);
    }

    /** As wide as the real ones, so that comparing strings and comparing numbers agree. */
    static String sequencer(long sequence) {
        return String.format(Locale.ROOT, "%018X", sequence);
    }
}
