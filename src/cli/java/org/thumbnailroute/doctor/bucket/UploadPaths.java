package org.thumbnailroute.doctor.bucket;

import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.doctor.Finding;

/**
 * What is known of how uploads to a bucket reach the queue.
 *
 * @param ways those that are complete, but for the queue's policy
 * @param broken what lacks one thing to be a way, the nearest first
 */
record Deliveries(List<Way> ways, List<Finding> broken) {

    Deliveries {
        ways = List.copyOf(ways);
        broken = List.copyOf(broken);
    }

    static Deliveries way(Way way) {
        return new Deliveries(List.of(way), List.of());
    }

    static Deliveries broken(Finding finding) {
        return new Deliveries(List.of(), List.of(finding));
    }

    static Deliveries none() {
        return new Deliveries(List.of(), List.of());
    }

    Deliveries and(Deliveries more) {
        return new Deliveries(joined(ways, more.ways), joined(broken, more.broken));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
