@NullMarked
package org.thumbnailroute.route;

import org.jspecify.annotations.NullMarked;
