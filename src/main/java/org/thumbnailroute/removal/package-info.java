/** Removing the thumbnails of an original that was deleted, and none of one that is there. */
@NullMarked
package org.thumbnailroute.removal;

import org.jspecify.annotations.NullMarked;
