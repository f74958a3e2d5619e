package org.thumbnailroute.engine.internal.gif;

import org.thumbnailroute.engine.internal.codec.LzwStrings;

/**
 * The first frame of a GIF and the screen that it lies on.
 *
 * @param screenWidth in pixels; the logical screen's, or more if the frame juts out
 * @param screenHeight likewise
 * @param left where the frame begins on the screen, in pixels
 * @param top likewise
 * @param width of the frame, in pixels, at least 1
 * @param height likewise
 * @param interlaced whether its rows come in four passes
 * @param palette 256 colours, 0xAARRGGBB; alpha is 0 or 255
 * @param transparent whether some pixel of the screen may be transparent
 * @param codeSize bits of a palette index in the compressed data
 * @param data where the compressed data begin in the file: at the first sub-block's length
 * @param dataBytes how long they are, sub-blocks' lengths included
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record GifFrame(
        int screenWidth,
        int screenHeight,
        int left,
        int top,
        int width,
        int height,
        boolean interlaced,
        int[] palette,
        boolean transparent,
        int codeSize,
        int data,
        int dataBytes) {

    /** Pixels of the frame. */
    long pixels() {
        return (long) width * height;
    }

    /**
     * The most pixels that the compressed data can become. The n-th code after a clear code stands for at most n pixels,
     * and the dictionary ends at 4096 codes.
     */
    long mostPixels() {
        long codes = dataBytes * 8L / (codeSize + 1) + 1;
        long growing = Math.min(codes, LzwStrings.MAX_CODES);
        return growing * (growing + 1) / 2 + (codes - growing) * LzwStrings.MAX_CODES;
    }

    /** Where row {@code y} of the frame stands among the stored rows. */
    int storedRow(int y) {
        if (!interlaced) {
            return y;
        }
        // every 8th row from 0, every 8th from 4, every 4th from 2, every 2nd from 1
        int first = (height + 7) / 8;
        int second = (height + 3) / 8;
        int third = (height + 1) / 4;
        if (y % 8 == 0) {
            return y / 8;
        }
        if (y % 8 == 4) {
            return first + y / 8;
        }
        return y % 4 == 2 ? first + second + y / 4 : first + second + third + y / 2;
    }
}
