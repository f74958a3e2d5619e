@NullMarked
package org.thumbnailroute.engine.png;

import org.jspecify.annotations.NullMarked;
