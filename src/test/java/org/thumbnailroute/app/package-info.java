@NullMarked
package org.thumbnailroute.app;

import org.jspecify.annotations.NullMarked;
