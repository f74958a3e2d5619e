/** What KEDA and Kubernetes make of the ScaledObject that is shipped. */
@NullMarked
package org.thumbnailroute.scaling;

import org.jspecify.annotations.NullMarked;
