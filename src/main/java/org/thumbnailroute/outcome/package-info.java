/** What became of a message: its line in the log, and its way into the dead-letter queue. */
@NullMarked
package org.thumbnailroute.outcome;

import org.jspecify.annotations.NullMarked;
