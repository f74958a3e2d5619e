@NullMarked
package org.thumbnailroute.nativecode;

import org.jspecify.annotations.NullMarked;
