package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.thumbnailroute.doctor.Finding;

/** Whether the server knows the storage classes that settings ask for. AWS does; of another one only a PUT could tell. */
final class StorageClassCheck extends BucketCheck {

    /** Those in which S3 bills smaller objects as this large. */
    private static final Set<String> FOR_LARGE_OBJECTS = Set.of("STANDARD_IA", "ONEZONE_IA", "GLACIER_IR");

    private final Set<String> classes;

    /** @param classes that settings ask for, at least one */
    StorageClassCheck(Bucket bucket, List<String> classes) {
        super(bucket, "storage-class");
        this.classes = new TreeSet<>(classes);
    }

    @Override
    Finding ask() {
        String names = String.join(", ", classes);
        if (!bucket().isOnAws()) {
            return Finding.notChecked(
                    "%s is not AWS; only a PUT shows whether it knows %s".formatted(bucket().host(), names),
                    "doctor --probe");
        }
        List<String> dear = classes.stream().filter(FOR_LARGE_OBJECTS::contains).toList();
        return Finding.ok(
                dear.isEmpty()
                        ? names
                        : "%s; S3 bills each thumbnail in %s as at least 128 KB"
                                .formatted(names, String.join(", ", dear)));
    }
}
