@NullMarked
package org.thumbnailroute.original;

import org.jspecify.annotations.NullMarked;
