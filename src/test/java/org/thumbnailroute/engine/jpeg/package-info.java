@NullMarked
package org.thumbnailroute.engine.jpeg;

import org.jspecify.annotations.NullMarked;
