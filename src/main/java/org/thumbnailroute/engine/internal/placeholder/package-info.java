/** What is shown of a picture before it is there. */
@NullMarked
package org.thumbnailroute.engine.internal.placeholder;

import org.jspecify.annotations.NullMarked;
