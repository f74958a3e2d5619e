/** Rules: which thumbnails are made of an upload, and how they are stored. */
@NullMarked
package org.thumbnailroute.rule;

import org.jspecify.annotations.NullMarked;
