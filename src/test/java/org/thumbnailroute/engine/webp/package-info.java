@NullMarked
package org.thumbnailroute.engine.webp;

import org.jspecify.annotations.NullMarked;
