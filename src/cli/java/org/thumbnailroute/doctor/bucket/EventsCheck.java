package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.thumbnailroute.doctor.Fact;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;

/** Whether uploads to a source bucket reach the queue, all of them, and once. */
final class EventsCheck extends BucketCheck {

    private final Fact<UploadPaths> paths;

    EventsCheck(Bucket bucket, Fact<UploadPaths> paths) {
        super(bucket, "events");
        this.paths = paths;
    }

    /** Those of {@link EventSearch}. */
    static List<Right> rights(Bucket bucket) {
        return List.of(
                Right.ofDoctor("s3:GetBucketNotification", bucket.arn()),
                Right.ofDoctor("events:ListRuleNamesByTarget", "*"),
                Right.ofDoctor("events:DescribeRule", "*"),
                Right.ofDoctor("events:ListTargetsByRule", "*"),
                Right.ofDoctor("events:TestEventPattern", "*"),
                Right.ofDoctor("sns:ListSubscriptions", "*"),
                Right.ofDoctor("sns:ListSubscriptionsByTopic", "*"),
                Right.ofDoctor("sns:GetSubscriptionAttributes", "*"));
    }

    @Override
    public List<Right> needs() {
        return rights(bucket());
    }

    @Override
    Finding ask() {
        UploadPaths found = paths.ask();
        List<UploadPath> complete = found.complete();
        if (complete.isEmpty()) {
            return found.broken().get(0);
        }
        String by = complete.stream().map(UploadPath::text).collect(Collectors.joining(" and "));
        Optional<UploadPath> second = second(complete);
        if (second.isPresent()) {
            return Finding.warn("uploads arrive twice: by " + by, without(second.get()));
        }
        List<String> missing = missing(complete);
        return missing.isEmpty()
                ? Finding.ok("by " + by)
                : Finding.warn(
                        "by %s, which leaves out %s".formatted(by, String.join(", ", missing)),
                        "add what should get thumbnails to the pattern of the rule, or to the filter of the notification");
    }

    /** One that takes what another one takes already. */
    private static Optional<UploadPath> second(List<UploadPath> paths) {
        return paths.stream()
                .filter(path -> paths.subList(0, paths.indexOf(path)).stream().anyMatch(path::overlaps))
                .findFirst();
    }

    private static List<String> missing(List<UploadPath> paths) {
        return paths.get(0).missing().stream()
                .filter(what -> paths.stream().allMatch(path -> path.missing().contains(what)))
                .toList();
    }

    private String without(UploadPath path) {
        return path.rule()
                .map(rule -> "aws events disable-rule --region %s --name %s"
                        .formatted(bucket().environment().region(), rule))
                .orElse("delete " + path.text());
    }
}
