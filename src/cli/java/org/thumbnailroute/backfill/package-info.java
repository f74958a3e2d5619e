/** The command {@code backfill}: feeds the queue with the pictures that were in the source buckets before the route. */
@NullMarked
package org.thumbnailroute.backfill;

import org.jspecify.annotations.NullMarked;
