/** The manifests in {@code src/main/kubernetes}: that clusters understand them, and that the route runs on them. */
@NullMarked
package org.thumbnailroute.kubernetes;

import org.jspecify.annotations.NullMarked;
