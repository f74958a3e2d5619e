/**
 * Colour profiles: from the colours of a picture to sRGB, at the thumbnail's size.
 *
 * <p>After ICC.1:2022 (profile version 4.4), which also describes what version 2 wrote, and IEC 61966-2-1 (sRGB).
 */
@NullMarked
package org.thumbnailroute.engine.internal.icc;

import org.jspecify.annotations.NullMarked;
