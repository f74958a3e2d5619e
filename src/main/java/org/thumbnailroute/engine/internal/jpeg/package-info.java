/**
 * JPEG after ITU-T T.81, made for thumbnails: what a scale does not need is skipped in the entropy-coded data instead of
 * being decoded and averaged away.
 */
@NullMarked
package org.thumbnailroute.engine.internal.jpeg;

import org.jspecify.annotations.NullMarked;
