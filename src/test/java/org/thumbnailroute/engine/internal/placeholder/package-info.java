@NullMarked
package org.thumbnailroute.engine.internal.placeholder;

import org.jspecify.annotations.NullMarked;
