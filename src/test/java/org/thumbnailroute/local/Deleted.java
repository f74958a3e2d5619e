package org.thumbnailroute.local;

import org.jspecify.annotations.Nullable;

/**
 * One object, version or delete marker that was deleted, or an object that was hidden by a delete marker.
 *
 * @param key not encoded
 * @param sequencer hexadecimal; of two events of one key, the later has the greater
 * @param versionId of what was deleted, or of the new delete marker; null in a bucket without versioning
 */
public record Deleted(
        String bucket,
        String key,
        String sequencer,
        @Nullable String versionId,
        Kind kind,
        By by) {

    /** What was done. */
    public enum Kind {
        PERMANENT("Permanently Deleted", "Delete"),
        MARKER("Delete Marker Created", "DeleteMarkerCreated");

        private final String eventBridge;
        private final String notification;

        Kind(String eventBridge, String notification) {
            this.eventBridge = eventBridge;
            this.notification = notification;
        }

        String eventBridge() {
            return eventBridge;
        }

        String notification() {
            return notification;
        }
    }

    /** Who did it. */
    public enum By {
        REQUEST("DeleteObject", "ObjectRemoved:"),
        LIFECYCLE("Lifecycle Expiration", "LifecycleExpiration:");

        private final String eventBridge;
        private final String notification;

        By(String eventBridge, String notification) {
            this.eventBridge = eventBridge;
            this.notification = notification;
        }

        String eventBridge() {
            return eventBridge;
        }

        String notification() {
            return notification;
        }
    }

    /** By a plain DELETE, in a bucket without versioning. */
    public static Deleted of(String bucket, String key, long sequence) {
        return new Deleted(bucket, key, Uploaded.sequencer(sequence), null, Kind.PERMANENT, By.REQUEST);
    }
}
