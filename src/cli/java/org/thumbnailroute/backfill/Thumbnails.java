package org.thumbnailroute.backfill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thumbnailroute.rule.KeyForm;
import org.thumbnailroute.rule.Profile;
import org.thumbnailroute.rule.Rules;
import org.thumbnailroute.rule.Variant;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Finds out which thumbnails are in the target bucket. The keys of a page of originals lie in the order of the originals, but
 * their thumbnails need not: {@code a/x.jpg, a/y/z.jpg, a/z.jpg} have {@code a/thumbnail_x.jpg, a/thumbnail_z.jpg,
 * a/y/thumbnail_z.jpg}. Within a directory they do, so each directory of the page is listed by itself, from the first
 * thumbnail that it should have to the last. Where a listing would find few, each is asked for, which is cheaper.
 */
final class Thumbnails {

    /** S3 takes for a listing what it takes for as many HEAD requests. */
    private static final int HEADS_FOR_A_LIST = 12;

    private final TargetBucket target;
    private final Rules rules;

    Thumbnails(TargetBucket target, Rules rules) {
        this.target = target;
        this.rules = rules;
    }

    /** The originals, all of one bucket, that have all the thumbnails that the rules ask for. */
    Set<Found> complete(List<Found> originals) {
        Map<Profile, Set<Found>> byProfile = originals.stream()
                .collect(Collectors.groupingBy(
                        original -> rules.of(original.key()),
                        LinkedHashMap::new,
                        Collectors.toCollection(LinkedHashSet::new)));
        Set<Found> complete = new LinkedHashSet<>();
        byProfile.forEach((profile, all) -> {
            Set<Found> left = all;
            for (Variant variant : profile.variants()) {
                left = having(variant, left);
            }
            complete.addAll(left);
        });
        return complete;
    }

    private Set<Found> having(Variant variant, Set<Found> originals) {
        Map<String, List<Found>> directories = originals.stream()
                .collect(Collectors.groupingBy(
                        original -> directory(original.key()), TreeMap::new, Collectors.toList()));
        Set<Found> having = new LinkedHashSet<>();
        directories.forEach((directory, all) -> {
            Map<String, Found> byThumbnail = new TreeMap<>(ByteOrder.OF_KEYS);
            all.forEach(original -> byThumbnail.put(variant.keyOf(original.bucket(), original.key()), original));
            String bucket = all.get(0).bucket();
            present(directory, variant.form(bucket), List.copyOf(byThumbnail.keySet()))
                    .forEach(key -> having.add(byThumbnail.get(key)));
        });
        return having;
    }

    private static String directory(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    /** @param wanted keys, in the order of the listing */
    private Set<String> present(String directory, KeyForm form, List<String> wanted) {
        String prefix = form.before() + directory + form.between();
        boolean isFlat = !form.after().contains("/");
        Set<String> present = new HashSet<>();
        int next = 0;
        boolean isWorthIt = true;
        while (isWorthIt && wanted.size() - next > HEADS_FOR_A_LIST) {
            ListObjectsV2Response page = target.list(prefix, isFlat, justBefore(wanted.get(next)));
            List<String> covered = covered(page, wanted.subList(next, wanted.size()));
            Set<String> keys = page.contents().stream().map(S3Object::key).collect(Collectors.toSet());
            covered.stream().filter(keys::contains).forEach(present::add);
            next += covered.size();
            isWorthIt = covered.size() > HEADS_FOR_A_LIST;
        }
        present.addAll(target.present(wanted.subList(next, wanted.size())));
        return present;
    }

    /** Those of which the page says whether they are there. */
    private static List<String> covered(ListObjectsV2Response page, List<String> wanted) {
        if (!Boolean.TRUE.equals(page.isTruncated())) {
            return wanted;
        }
        String last = Stream.concat(
                        page.contents().stream().map(S3Object::key),
                        page.commonPrefixes().stream().map(CommonPrefix::prefix))
                .max(ByteOrder.OF_KEYS)
                .orElseThrow();
        List<String> covered = new ArrayList<>();
        for (String key : wanted) {
            if (ByteOrder.OF_KEYS.compare(key, last) > 0) {
                break;
            }
            covered.add(key);
        }
        return covered;
    }

    /** A key that lies before this one, and behind which there is little else. */
    private static String justBefore(String key) {
        return key.substring(0, key.offsetByCodePoints(key.length(), -1));
    }
}
