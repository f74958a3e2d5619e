/**
 * JPEG after ITU-T T.81, made for thumbnails: what a scale does not need is skipped in the entropy-coded data instead of
 * being decoded and averaged away.
 *
 * <p>In the order of reading, {@link JpegDecoder}:
 *
 * <ul>
 *   <li>segments: {@link SegmentReader}, {@link Markers}, {@link FrameHeader} with its {@link Component}s, {@link
 *       ScanHeader}, {@link LineCount}, {@link ApplicationSegments}, {@link ExifSegments}, {@link ColourRules}
 *   <li>the scale: {@link ScaleChoice}
 *   <li>Huffman codes: {@link HuffmanCode}, {@link StandardHuffman}, {@link HuffmanTable} to look them up
 *   <li>entropy-coded data: {@link EntropyReader}, {@link Restarts}, {@link ScanEnd}
 *   <li>a sequential picture: {@link SequentialScan}, {@link SequentialBlock}
 *   <li>a progressive one: {@link ProgressiveScan}, {@link DcScan}, {@link BandScan}, {@link Coefficients}
 *   <li>from coefficients to samples: {@link Zigzag}, {@link ScaledIdct}, {@link Dct}, {@link PlaneRows}
 * </ul>
 *
 * <p>and {@link JpegEncoder}: {@link FrameShape}, {@link SampleTile}, {@link ForwardDct}, {@link Quantiser}, {@link
 * TokenBuffer}, {@link OptimalHuffman}, {@link SegmentWriter}, {@link BitOutput}.
 */
@NullMarked
package org.thumbnailroute.engine.internal.jpeg;

import org.jspecify.annotations.NullMarked;
