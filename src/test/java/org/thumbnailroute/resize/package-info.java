@NullMarked
package org.thumbnailroute.resize;

import org.jspecify.annotations.NullMarked;
