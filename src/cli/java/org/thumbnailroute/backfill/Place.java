package org.thumbnailroute.backfill;

import org.thumbnailroute.text.Printable;

/**
 * How far a backfill has come.
 *
 * @param after the key behind which it goes on; empty for the begin of the bucket
 */
record Place(String bucket, String after) {

    static Place behind(Found object) {
        return new Place(object.bucket(), object.key());
    }

    /** In the order of the walk. */
    boolean isFurtherThan(Place other) {
        int buckets = bucket.compareTo(other.bucket);
        return buckets > 0 || (buckets == 0 && ByteOrder.OF_KEYS.compare(after, other.after) > 0);
    }

    @Override
    public String toString() {
        return after.isEmpty()
                ? "the beginning of " + Printable.of(bucket)
                : Printable.quoted("s3://" + bucket + "/" + after);
    }
}
