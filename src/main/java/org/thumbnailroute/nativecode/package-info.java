/** Loads native libraries out of jars. */
@NullMarked
package org.thumbnailroute.nativecode;

import org.jspecify.annotations.NullMarked;
