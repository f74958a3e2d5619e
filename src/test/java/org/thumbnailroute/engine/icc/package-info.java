@NullMarked
package org.thumbnailroute.engine.icc;

import org.jspecify.annotations.NullMarked;
