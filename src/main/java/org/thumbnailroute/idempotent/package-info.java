/** An idempotent repository for Camel whose keys are leased while in work and remembered for a time once done. */
@NullMarked
package org.thumbnailroute.idempotent;

import org.jspecify.annotations.NullMarked;
