@NullMarked
package org.thumbnailroute.terminal;

import org.jspecify.annotations.NullMarked;
