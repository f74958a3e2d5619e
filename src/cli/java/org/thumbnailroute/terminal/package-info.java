/** What the commands have in common: wrong usage, JSON. */
@NullMarked
package org.thumbnailroute.terminal;

import org.jspecify.annotations.NullMarked;
