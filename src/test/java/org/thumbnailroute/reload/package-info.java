@NullMarked
package org.thumbnailroute.reload;

import org.jspecify.annotations.NullMarked;
