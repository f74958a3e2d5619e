@NullMarked
package org.thumbnailroute.announcement;

import org.jspecify.annotations.NullMarked;
