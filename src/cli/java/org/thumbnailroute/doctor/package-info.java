/** The {@code doctor} command: looks at a real environment, and says what is wrong with it and what mends it. */
@NullMarked
package org.thumbnailroute.doctor;

import org.jspecify.annotations.NullMarked;
