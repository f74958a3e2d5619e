@NullMarked
package org.thumbnailroute.text;

import org.jspecify.annotations.NullMarked;
