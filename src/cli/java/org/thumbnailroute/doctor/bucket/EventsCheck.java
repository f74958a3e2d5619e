package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.thumbnailroute.doctor.Fact;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.Right;

/** Whether uploads to a source bucket reach the queue, all of them, and once. */
final class EventsCheck extends BucketCheck {

    private final Fact<Deliveries> deliveries;

    EventsCheck(Bucket bucket, Fact<Deliveries> deliveries) {
        super(bucket, "events");
        this.deliveries = deliveries;
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
        Deliveries found = deliveries.ask();
        List<Way> ways = found.ways();
        if (ways.isEmpty()) {
            return found.broken().get(0);
        }
        String by = ways.stream().map(Way::text).collect(Collectors.joining(" and "));
        Optional<Way> second = second(ways);
        if (second.isPresent()) {
            return Finding.warn("uploads arrive twice: by " + by, without(second.get()));
        }
        List<String> missing = missing(ways);
        return missing.isEmpty()
                ? Finding.ok("by " + by)
                : Finding.warn(
                        "by %s, which leaves out %s".formatted(by, String.join(", ", missing)),
                        "add what should get thumbnails to the pattern of the rule, or to the filter of the notification");
    }

    /** One that takes what another one takes already. */
    private static Optional<Way> second(List<Way> ways) {
        return ways.stream()
                .filter(way -> ways.subList(0, ways.indexOf(way)).stream().anyMatch(way::overlaps))
                .findFirst();
    }

    private static List<String> missing(List<Way> ways) {
        return ways.get(0).missing().stream()
                .filter(what -> ways.stream().allMatch(way -> way.missing().contains(what)))
                .toList();
    }

    private String without(Way way) {
        return way.rule()
                .map(rule -> "aws events disable-rule --region %s --name %s"
                        .formatted(bucket().environment().region(), rule))
                .orElse("delete " + way.text());
    }
}
