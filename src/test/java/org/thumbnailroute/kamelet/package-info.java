@NullMarked
package org.thumbnailroute.kamelet;

import org.jspecify.annotations.NullMarked;
