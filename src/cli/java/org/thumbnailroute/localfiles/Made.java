package org.thumbnailroute.localfiles;

import org.thumbnailroute.engine.ThumbnailSet;

/**
 * What was made of one file.
 *
 * @param set with one thumbnail
 * @param cpuMillis CPU time of one run from bytes to bytes, the median of all
 */
record Made(ThumbnailSet set, double cpuMillis) {}
