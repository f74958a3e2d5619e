@NullMarked
package org.thumbnailroute.localfiles;

import org.jspecify.annotations.NullMarked;
