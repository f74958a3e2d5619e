@NullMarked
package org.thumbnailroute.engine.internal.jpeg;

import org.jspecify.annotations.NullMarked;
