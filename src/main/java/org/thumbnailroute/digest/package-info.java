/** Digests: many announcements in one mail. */
@NullMarked
package org.thumbnailroute.digest;

import org.jspecify.annotations.NullMarked;
