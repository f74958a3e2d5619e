@NullMarked
package org.thumbnailroute.event;

import org.jspecify.annotations.NullMarked;
