/** The command {@code explain}: what the route would do with an upload, told by the route's own classes. */
@NullMarked
package org.thumbnailroute.explain;

import org.jspecify.annotations.NullMarked;
