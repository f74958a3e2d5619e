/** What the build puts into an image for containers, run as a container would run it. */
@NullMarked
package org.thumbnailroute.image;

import org.jspecify.annotations.NullMarked;
