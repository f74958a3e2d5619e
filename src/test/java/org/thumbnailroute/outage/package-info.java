@NullMarked
package org.thumbnailroute.outage;

import org.jspecify.annotations.NullMarked;
