package org.thumbnailroute.backfill;

import org.thumbnailroute.text.Printable;

/**
 * How far a backfill has come.
 *
 * @param after the key behind which it goes on; empty for the begin of the bucket
 */
record Place(String bucket, String after) {

    @Override
    public String toString() {
        return after.isEmpty()
                ? "the beginning of " + Printable.of(bucket)
                : Printable.quoted("s3://" + bucket + "/" + after);
    }
}
