/** Tests of the leased idempotent repository and of its stores. */
@NullMarked
package org.thumbnailroute.idempotent;

import org.jspecify.annotations.NullMarked;
