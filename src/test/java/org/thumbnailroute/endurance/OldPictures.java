package org.thumbnailroute.endurance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.route.ShippedSettings;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket that was there before the route: a fifth has thumbnails, a fifth of them stale, and a hundredth is too large. */
final class OldPictures {

    /** Bytes of the largest original that the worker takes. */
    static final int LARGEST = 20_000;

    static final byte[] PICTURE = QuadrantPicture.jpeg(40, 30, 1);

    private static final List<String> NASTY = List.of(
            "plain/%d.jpg",
            "a b+c%%20&=?#/%d.jpg",
            "ü/日本/%d.JPG",
            "emoji/\uD83D\uDE00%d.jpeg",
            "quote\"'\\%d.jpg",
            "${sysenv.HOME}{{x}}/%d.jpg",
            "deep/a/b/c/d/e/f/%d/x.jpg",
            "tag/<&>%d.jpg");

    private final WatchedStack bench;
    private final int objects;
    private final String recipe = ShippedSettings.with(Map.of()).rules().rest().recipe();

    OldPictures(WatchedStack bench, int objects) {
        this.bench = bench;
        this.objects = objects;
    }

    /** Uploads them all, and returns the keys of the thumbnails that are missing or stale, sorted. */
    Set<String> fill() {
        Set<String> wanted = new TreeSet<>();
        for (int i = 0; i < objects; i++) {
            String key = NASTY.get(i % NASTY.size()).formatted(i);
            boolean isTooLarge = i >= objects - tooLarge();
            String etag = bench.upload(key, isTooLarge ? new byte[LARGEST + 1] : PICTURE);
            boolean hasThumbnail = i < objects / 5;
            if (hasThumbnail) {
                boolean isOfOlder = i < stale() / 2;
                boolean isOfOtherSettings = !isOfOlder && i < stale();
                putThumbnail(key, isOfOlder ? "an older original" : etag, isOfOtherSettings ? "v1 9x9" : recipe);
            }
            if (!isTooLarge && (i < stale() || !hasThumbnail)) {
                wanted.add(thumbnail(key));
            }
        }
        return wanted;
    }

    private int stale() {
        return objects / 25;
    }

    int tooLarge() {
        return objects / 100;
    }

    private void putThumbnail(String original, String etag, String recipeOfIt) {
        bench.aws()
                .s3()
                .putObject(
                        put -> put.bucket(bench.stack().targetBucket())
                                .key(thumbnail(original))
                                .metadata(Map.of("source-etag", etag, "recipe", recipeOfIt, "upload", "0".repeat(64))),
                        RequestBody.fromBytes(PICTURE));
    }

    private static String thumbnail(String original) {
        int file = original.lastIndexOf('/') + 1;
        return original.substring(0, file) + "thumbnail_" + original.substring(file);
    }

    /** The etag of each stored thumbnail, by its key. */
    Map<String, String> thumbnails() {
        return bench
                .aws()
                .s3()
                .listObjectsV2Paginator(list -> list.bucket(bench.stack().targetBucket()))
                .contents()
                .stream()
                .collect(Collectors.toMap(S3Object::key, S3Object::eTag));
    }

    /** The keys of the thumbnails that were not there or not the same before, apart from those of these originals, sorted. */
    Set<String> changedSince(Map<String, String> before, List<String> others) {
        Map<String, String> changed = thumbnails();
        changed.entrySet().removeAll(before.entrySet());
        others.forEach(original -> changed.remove(thumbnail(original)));
        return new TreeSet<>(changed.keySet());
    }
}
