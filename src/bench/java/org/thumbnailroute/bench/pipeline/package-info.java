/** A benchmark of the whole pipeline: the packaged route and workers of others on the same local AWS, from queue to topic. */
@NullMarked
package org.thumbnailroute.bench.pipeline;

import org.jspecify.annotations.NullMarked;
