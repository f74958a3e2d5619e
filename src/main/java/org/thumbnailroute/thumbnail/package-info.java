/** The steps {@code store-thumbnail} and {@code presign-link}: a thumbnail on its way into the target bucket. */
@NullMarked
package org.thumbnailroute.thumbnail;

import org.jspecify.annotations.NullMarked;
