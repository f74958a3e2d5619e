package org.thumbnailroute.backfill;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a backfill is about.
 *
 * @param buckets source buckets, in the order in which they are read
 * @param prefix of the keys; empty for all
 * @param since objects stored before that are left out
 * @param before objects stored at that time or later are left out: they have events of their own
 * @param suffixes of the keys, in lower case; empty for all
 * @param most objects that are queued
 */
record Selection(
        List<String> buckets,
        String prefix,
        Optional<Instant> since,
        Instant before,
        List<String> suffixes,
        BackfillScope scope,
        long most) {

    boolean holdsTime(Instant modified) {
        return modified.isBefore(before) && since.filter(modified::isBefore).isEmpty();
    }

    boolean holdsSuffix(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return suffixes.isEmpty() || suffixes.stream().anyMatch(lower::endsWith);
    }
}
