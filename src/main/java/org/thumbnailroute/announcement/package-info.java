/** The step {@code announce}: what subscribers get, and what is remembered so that they get it once. */
@NullMarked
package org.thumbnailroute.announcement;

import org.jspecify.annotations.NullMarked;
