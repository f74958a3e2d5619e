@NullMarked
package org.thumbnailroute.routefile;

import org.jspecify.annotations.NullMarked;
