package org.thumbnailroute.event;

import java.util.List;
import java.util.Set;

/** What the name of an event means here. A name that is not known is none of these: dropping it could drop uploads. */
enum EventKind {
    UPLOAD,
    DELETION,
    NO_UPLOAD,
    UNKNOWN;

    /** In S3 notifications, with or without {@code s3:} before them, and in EventBridge's {@code detail-type}. */
    private static final List<String> UPLOADS = List.of("ObjectCreated:", "Object Created");

    /** What MinIO counts as a creation although the object stays as it is. */
    private static final Set<String> NO_CREATIONS = Set.of(
            "ObjectCreated:PutRetention",
            "ObjectCreated:PutLegalHold",
            "ObjectCreated:PutTagging",
            "ObjectCreated:DeleteTagging");

    /** By people and programs, and by lifecycle rules; of AWS, MinIO and Ceph. */
    private static final List<String> DELETIONS = List.of(
            "ObjectRemoved",
            "Object Deleted",
            "LifecycleExpiration:",
            "LifecycleDelMarkerExpiration:",
            "ObjectLifecycle:Expiration:");

    /** How the names of other events begin, of AWS, MinIO and Ceph. */
    private static final List<String> OTHERS = List.of(
            "ObjectRestore",
            "Object Restore",
            "ObjectTagging",
            "Object Tags",
            "ObjectAcl",
            "Object ACL",
            "ObjectAnnotation",
            "Object Annotation",
            "ObjectAccessed",
            "Object Access Tier",
            "Object Storage Class",
            "ObjectTransition",
            "ObjectLifecycle",
            "Lifecycle",
            "IntelligentTiering",
            "Replication:",
            "ReducedRedundancyLostObject",
            "Scanner:",
            "BucketCreated",
            "BucketRemoved",
            "TestEvent");

    static EventKind of(String name) {
        String plain = name.startsWith("s3:") ? name.substring(3) : name;
        if (DELETIONS.stream().anyMatch(plain::startsWith)) {
            return DELETION;
        }
        if (NO_CREATIONS.contains(plain) || OTHERS.stream().anyMatch(plain::startsWith)) {
            return NO_UPLOAD;
        }
        return UPLOADS.stream().anyMatch(plain::startsWith) ? UPLOAD : UNKNOWN;
    }
}
