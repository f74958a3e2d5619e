/** The log as JSON, one object for each line, where {@code thumbnail.log} asks for it. Text is Log4j's own. */
@NullMarked
package org.thumbnailroute.logging;

import org.jspecify.annotations.NullMarked;
