package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Set;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.Transition;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

/** Whether objects move to an archive, from which nobody can read them without restoring them first. */
final class ArchivingCheck extends BucketCheck {

    private static final Set<TransitionStorageClass> ARCHIVES =
            Set.of(TransitionStorageClass.GLACIER, TransitionStorageClass.DEEP_ARCHIVE);

    private final int days;
    private final String consequence;

    /**
     * A check.
     *
     * @param days after which an archive does no harm
     * @param consequence of an object that is in an archive sooner; the rest of a sentence
     */
    ArchivingCheck(Bucket bucket, int days, String consequence) {
        super(bucket, "lifecycle");
        this.days = days;
        this.consequence = consequence;
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofDoctor("s3:GetLifecycleConfiguration", bucket().arn()));
    }

    @Override
    Finding ask() {
        List<LifecycleRule> archiving = bucket().lifecycleRules().stream()
                .filter(rule -> rule.status() == ExpirationStatus.ENABLED)
                .filter(rule -> rule.transitions().stream().anyMatch(this::isTooSoon))
                .toList();
        if (archiving.isEmpty()) {
            return Finding.ok("no rule archives objects too soon");
        }
        return Finding.warn(
                "lifecycle rule %s archives objects within %d days: %s"
                        .formatted(archiving.get(0).id(), days, consequence),
                "have that rule wait for %d days, or move objects to GLACIER_IR".formatted(days));
    }

    /** A date instead of days is one for all objects, new ones too. */
    private boolean isTooSoon(Transition transition) {
        return ARCHIVES.contains(transition.storageClass()) && (transition.days() == null || transition.days() < days);
    }
}
