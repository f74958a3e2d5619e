/** The resize step as a Kamelet, for other routes. */
@NullMarked
package org.thumbnailroute.kamelet;

import org.jspecify.annotations.NullMarked;
