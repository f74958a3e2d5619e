@NullMarked
package org.thumbnailroute.engine.internal.icc;

import org.jspecify.annotations.NullMarked;
