package org.thumbnailroute.doctor.bucket;

import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.doctor.Finding;

/**
 * The paths by which uploads to a bucket reach the queue.
 *
 * @param complete paths, but for the queue's policy, which is checked apart
 * @param broken why a path is not complete, the one that lacks least first
 */
record UploadPaths(List<UploadPath> complete, List<Finding> broken) {

    UploadPaths {
        complete = List.copyOf(complete);
        broken = List.copyOf(broken);
    }

    static UploadPaths path(UploadPath path) {
        return new UploadPaths(List.of(path), List.of());
    }

    static UploadPaths broken(Finding finding) {
        return new UploadPaths(List.of(), List.of(finding));
    }

    static UploadPaths none() {
        return new UploadPaths(List.of(), List.of());
    }

    UploadPaths and(UploadPaths more) {
        return new UploadPaths(joined(complete, more.complete), joined(broken, more.broken));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
