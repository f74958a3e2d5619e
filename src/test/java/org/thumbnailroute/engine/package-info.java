@NullMarked
package org.thumbnailroute.engine;

import org.jspecify.annotations.NullMarked;
