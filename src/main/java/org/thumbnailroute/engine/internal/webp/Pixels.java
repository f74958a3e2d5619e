package org.thumbnailroute.engine.internal.webp;

/**
 * Decoded pixels of one frame.
 *
 * @param width in pixels
 * @param height in pixels
 * @param argb 0xAARRGGBB row by row, not premultiplied
 * @param partial whether some of them were missing in the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pixels(int width, int height, int[] argb, boolean partial) {}
