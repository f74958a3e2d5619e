/** Where to crop a picture. */
@NullMarked
package org.thumbnailroute.engine.internal.crop;

import org.jspecify.annotations.NullMarked;
