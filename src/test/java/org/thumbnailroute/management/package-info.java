/** The management port, as probes and strangers see it. */
@NullMarked
package org.thumbnailroute.management;

import org.jspecify.annotations.NullMarked;
