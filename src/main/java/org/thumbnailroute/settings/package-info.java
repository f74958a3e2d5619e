/** What {@code application.properties} says, checked once at the start. */
@NullMarked
package org.thumbnailroute.settings;

import org.jspecify.annotations.NullMarked;
