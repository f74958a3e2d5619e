/** What happens to an upload, step by step, for whoever wants to know while it happens. */
@NullMarked
package org.thumbnailroute.step;

import org.jspecify.annotations.NullMarked;
