@NullMarked
package org.thumbnailroute.explain;

import org.jspecify.annotations.NullMarked;
