/**
 * Pictures in, thumbnails out: bytes to bytes, without Camel and without AWS.
 *
 * <p>{@link org.thumbnailroute.engine.Thumbnailer} tells the format, has a {@link org.thumbnailroute.engine.internal.codec.Decoder
 * decoder} read the header, holds it against the limits, and asks for the cheapest {@link
 * org.thumbnailroute.engine.internal.codec.Layout layout} that is good enough for the sizes wanted. When the {@link
 * org.thumbnailroute.engine.MemoryBudget memory} for it is free, the decoder hands over rows, plane by plane; each size
 * {@link org.thumbnailroute.engine.internal.scale.PlaneResampler scales} them as they come. What is left is small: colours become
 * sRGB, the picture is turned upright, laid on its canvas, and encoded.
 *
 * <p>Packages below know {@code codec} and {@code scale} and not each other.
 */
@NullMarked
package org.thumbnailroute.engine;

import org.jspecify.annotations.NullMarked;
