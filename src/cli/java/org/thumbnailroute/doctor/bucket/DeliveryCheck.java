package org.thumbnailroute.doctor.bucket;

import org.thumbnailroute.doctor.Fact;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.QueueFacts;
import org.thumbnailroute.doctor.QueuePolicy;

/** Whether the queue's policy lets those send to it who bring a bucket's uploads. */
final class DeliveryCheck extends BucketCheck {

    private final Fact<UploadPaths> paths;

    DeliveryCheck(Bucket bucket, Fact<UploadPaths> paths) {
        super(bucket, "delivery");
        this.paths = paths;
    }

    @Override
    Finding ask() {
        QueueFacts queue = bucket().environment().queue().get();
        Finding last = Finding.notChecked("see " + bucket().check("events"));
        for (UploadPath path : paths.get().complete()) {
            last = new QueuePolicy(queue).ask(path.sender());
            if (!last.isOk()) {
                return last;
            }
        }
        return last;
    }
}
