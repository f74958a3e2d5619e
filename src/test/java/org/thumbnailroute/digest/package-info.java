@NullMarked
package org.thumbnailroute.digest;

import org.jspecify.annotations.NullMarked;
