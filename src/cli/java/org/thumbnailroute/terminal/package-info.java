/** What commands share: wrong usage, JSON, the progress bar. It knows none of them. */
@NullMarked
package org.thumbnailroute.terminal;

import org.jspecify.annotations.NullMarked;
