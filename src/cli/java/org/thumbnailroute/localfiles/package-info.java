/** The command {@code resize}: thumbnails of local files, without Camel and without AWS. */
@NullMarked
package org.thumbnailroute.localfiles;

import org.jspecify.annotations.NullMarked;
