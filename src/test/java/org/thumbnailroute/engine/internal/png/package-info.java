@NullMarked
package org.thumbnailroute.engine.internal.png;

import org.jspecify.annotations.NullMarked;
