/**
 * Pictures in, thumbnails out: bytes to bytes, without Camel and without AWS. {@code src/docs/engine.md} shows a program
 * that uses nothing else.
 *
 * <p>The public types of this package are all that others use:
 *
 * <ul>
 *   <li>{@link Thumbnailer} makes a {@link ThumbnailSet} of {@link Thumbnail}s, or throws {@link ImageRejectedException}
 *   <li>{@link ThumbnailSpec} says what one thumbnail is to be: its {@link BoundingBox}, {@link Mode}, {@link Gravity} and
 *       {@link ImageFormat}, and its background, a {@link HexColour}
 *   <li>{@link ThumbnailRequest} adds what holds for all thumbnails of a picture: its {@link FocalPoint}, and whether each
 *       thumbnail gets a {@link Placeholder}
 *   <li>{@link Webp} is who reads and writes WebP
 *   <li>{@link MachineMemory} is what all pictures in work may take together, of {@link MemoryBudget}s
 *   <li>{@link MagicBytes} tells a picture's format, {@link PictureSize} its size, {@link Inspection} what making its thumbnails
 *       takes, {@link Forecast} what will not fit into the memory
 *   <li>{@link PhaseListener} is told how long each {@link Phase} of it takes
 * </ul>
 *
 * <p>How a thumbnail is made: {@link Thumbnailer} tells the format, has a {@link
 * org.thumbnailroute.engine.internal.codec.Decoder decoder} read the header, checks it against the limits, and asks for the
 * cheapest {@link org.thumbnailroute.engine.internal.codec.Layout layout} that is good enough for the sizes wanted. When
 * the memory for it is free, the decoder hands over rows, plane by plane; each size {@link
 * org.thumbnailroute.engine.internal.scale.PlaneResampler scales} them as they come. What is left is small: colours become
 * sRGB, the picture is turned upright, laid on its canvas, and encoded.
 *
 * <p>Of the packages below, {@code internal.codec} and {@code internal.scale} are shared by all formats; TIFF and JPEG are
 * the only formats of which one uses the other.
 */
@NullMarked
package org.thumbnailroute.engine;

import org.jspecify.annotations.NullMarked;
