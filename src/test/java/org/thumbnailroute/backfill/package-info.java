@NullMarked
package org.thumbnailroute.backfill;

import org.jspecify.annotations.NullMarked;
