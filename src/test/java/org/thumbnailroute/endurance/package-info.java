/** The packaged jar under what wears a worker down: kills, duplicates, poison, a backlog. */
@NullMarked
package org.thumbnailroute.endurance;

import org.jspecify.annotations.NullMarked;
