/** What keeps the README and the pages of {@code src/docs} short, linked, and true to the tree. */
@NullMarked
package org.thumbnailroute.docs;

import org.jspecify.annotations.NullMarked;
