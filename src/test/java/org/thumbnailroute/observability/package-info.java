/** Tests of dashboards and alert rules: that they name what a worker measures, and say what they should. */
@NullMarked
package org.thumbnailroute.observability;

import org.jspecify.annotations.NullMarked;
