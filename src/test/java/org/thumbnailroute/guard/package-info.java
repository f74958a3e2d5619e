@NullMarked
package org.thumbnailroute.guard;

import org.jspecify.annotations.NullMarked;
