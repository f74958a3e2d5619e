/** The one rule for showing text that comes from outside; every other package may use it. */
@NullMarked
package org.thumbnailroute.text;

import org.jspecify.annotations.NullMarked;
