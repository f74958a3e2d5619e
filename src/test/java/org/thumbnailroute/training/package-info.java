/** The training run of the build, which makes the archive that the packaged jar starts with. */
@NullMarked
package org.thumbnailroute.training;

import org.jspecify.annotations.NullMarked;
