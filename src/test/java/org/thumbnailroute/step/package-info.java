@NullMarked
package org.thumbnailroute.step;

import org.jspecify.annotations.NullMarked;
