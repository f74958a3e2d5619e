/** Makes pictures smaller: rows of samples in, a plane of the size that was asked for out. */
@NullMarked
package org.thumbnailroute.engine.internal.scale;

import org.jspecify.annotations.NullMarked;
