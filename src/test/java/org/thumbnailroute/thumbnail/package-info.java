@NullMarked
package org.thumbnailroute.thumbnail;

import org.jspecify.annotations.NullMarked;
