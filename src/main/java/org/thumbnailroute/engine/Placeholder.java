package org.thumbnailroute.engine;

import java.util.Base64;
import org.thumbnailroute.engine.internal.placeholder.DominantColour;
import org.thumbnailroute.engine.internal.placeholder.SmallPicture;
import org.thumbnailroute.engine.internal.placeholder.ThumbHash;

/**
 * What a program can show before it has the thumbnail.
 *
 * @param thumbHash a blurred picture in at most 25 bytes, in base64; see <a
 *     href="https://evanw.github.io/thumbhash/">ThumbHash</a>
 * @param colour the dominant colour, 0xRRGGBB: the average of the fullest of 16×16×16 bins, which are those of sharp
 */
public record Placeholder(String thumbHash, int colour) {

    /** Of the cosines, the channels and their products with cosines, in the worst case. */
    private static final long BYTES_OF_A_PIXEL = 96;

    private static final long OTHER_BYTES = 64 * 1024;

    /**
     * The placeholder of a picture. If a side is longer than 100 pixels, it is that of the picture shrunk to 100.
     *
     * @param width in pixels
     * @param height in pixels
     * @param argb 0xAARRGGBB row by row, not premultiplied
     * @param background 0xRRGGBB, the dominant colour of a picture of which nothing can be seen
     */
    public static Placeholder of(int width, int height, int[] argb, int background) {
        SmallPicture small = SmallPicture.of(width, height, argb);
        return new Placeholder(
                Base64.getEncoder().encodeToString(ThumbHash.of(small)), DominantColour.of(small, background));
    }

    /** Bytes of the heap that finding it takes, of a picture with so many pixels; an upper bound. */
    static long workBytes(long pixels) {
        return OTHER_BYTES
                + BYTES_OF_A_PIXEL * Math.min(pixels, (long) ThumbHash.LONGEST_SIDE * ThumbHash.LONGEST_SIDE);
    }
}
