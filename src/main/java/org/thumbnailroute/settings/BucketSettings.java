package org.thumbnailroute.settings;

import java.util.Set;

/**
 * The buckets of S3.
 *
 * @param sources the only buckets whose objects are read
 * @param target where thumbnails are stored
 * @param pathStyle whether the bucket stands in the path of S3 URLs
 * @param requesterPays whether the worker's account pays for reading originals, as requester pays buckets demand
 */
public record BucketSettings(Set<String> sources, String target, boolean pathStyle, boolean requesterPays) {

    static BucketSettings read(SettingReader reader) {
        return new BucketSettings(
                Set.copyOf(reader.list("thumbnail.source-bucket", SettingParsers::sourceBucket)),
                reader.value("thumbnail.target-bucket", SettingParsers::bucket),
                reader.value("thumbnail.s3-path-style", SettingParsers::flag),
                reader.value("thumbnail.requester-pays", SettingParsers::flag));
    }
}
