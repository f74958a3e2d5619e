/**
 * GIF 87a and 89a: the first frame is read, thumbnails are written. After CompuServe's "Graphics Interchange Format,
 * Version 89a" (1990) and, for what files make of it, after what browsers do.
 */
@NullMarked
package org.thumbnailroute.engine.internal.gif;

import org.jspecify.annotations.NullMarked;
