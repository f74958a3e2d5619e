/** The command for people: thumbnails of local files, without Camel and without AWS. */
@NullMarked
package org.thumbnailroute.cli;

import org.jspecify.annotations.NullMarked;
