package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.stream.Collectors;
import org.thumbnailroute.doctor.Fact;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;

/** Whether thumbnails that are stored come back to the queue as uploads. */
final class OwnEventsCheck extends BucketCheck {

    private final Fact<UploadPaths> paths;

    OwnEventsCheck(Bucket bucket, Fact<UploadPaths> paths) {
        super(bucket, "events");
        this.paths = paths;
    }

    @Override
    public List<Right> needs() {
        return EventsCheck.rights(bucket());
    }

    @Override
    Finding ask() {
        if (bucket().environment().settings().buckets().sources().contains(bucket().name())) {
            return Finding.ok("a source bucket too: the worker knows its thumbnails by their keys, and ignores them");
        }
        List<UploadPath> complete = paths.ask().complete();
        if (complete.isEmpty()) {
            return Finding.ok("the queue gets none");
        }
        String by = complete.stream().map(UploadPath::text).collect(Collectors.joining(" and "));
        return Finding.warn(
                "each thumbnail comes back to the queue, by %s, and is parked as foreign-bucket".formatted(by),
                complete.get(0)
                        .rule()
                        .map(rule ->
                                "name only the source buckets in detail.bucket.name of the pattern of rule " + rule)
                        .orElse("delete that notification of bucket " + bucket().name()));
    }
}
