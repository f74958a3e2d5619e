@NullMarked
package org.thumbnailroute.engine.internal.webp;

import org.jspecify.annotations.NullMarked;
