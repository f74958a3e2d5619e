package org.thumbnailroute.engine;

/**
 * What a program can show before it has the thumbnail.
 *
 * @param thumbHash a blurred picture in at most 25 bytes, in base64; see <a
 *     href="https://evanw.github.io/thumbhash/">ThumbHash</a>
 * @param colour the dominant colour, 0xRRGGBB
 */
public record Placeholder(String thumbHash, int colour) {}
