package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Set;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

/** Whether objects move to an archive, from which nobody can read them without restoring them first. */
final class ArchivingCheck extends BucketCheck {

    private static final Set<TransitionStorageClass> ARCHIVES =
            Set.of(TransitionStorageClass.GLACIER, TransitionStorageClass.DEEP_ARCHIVE);

    private final String consequence;

    /** @param consequence of an object in an archive; the rest of a sentence */
    ArchivingCheck(Bucket bucket, String consequence) {
        super(bucket, "lifecycle");
        this.consequence = consequence;
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofDoctor("s3:GetLifecycleConfiguration", bucket().arn()));
    }

    @Override
    public Finding look() {
        List<LifecycleRule> archiving = Lifecycle.rules(bucket()).stream()
                .filter(rule -> rule.status() == ExpirationStatus.ENABLED)
                .filter(rule -> rule.transitions().stream()
                        .anyMatch(transition -> ARCHIVES.contains(transition.storageClass())))
                .toList();
        if (archiving.isEmpty()) {
            return Finding.ok("nothing is archived by a rule");
        }
        return Finding.warn(
                "rule %s archives objects: %s".formatted(archiving.get(0).id(), consequence),
                "exclude the pictures from that lifecycle rule, or have it move them to GLACIER_IR");
    }
}
