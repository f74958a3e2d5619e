@NullMarked
package org.thumbnailroute.settings;

import org.jspecify.annotations.NullMarked;
