@NullMarked
package org.thumbnailroute.logging;

import org.jspecify.annotations.NullMarked;
