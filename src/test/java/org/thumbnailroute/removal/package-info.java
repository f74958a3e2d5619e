@NullMarked
package org.thumbnailroute.removal;

import org.jspecify.annotations.NullMarked;
