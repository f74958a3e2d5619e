package org.thumbnailroute.engine;

import java.util.List;

/**
 * What one decode of an original gave.
 *
 * @param format the original's format, told from its bytes
 * @param width the original's width in pixels as a person sees it, after its EXIF orientation
 * @param height the original's height in pixels, likewise
 * @param partial whether some of its rows or blocks were missing or broken; something else stands in for them
 * @param thumbnails one for each spec, in that order
 */
public record ThumbnailSet(ImageFormat format, int width, int height, boolean partial, List<Thumbnail> thumbnails) {

    public ThumbnailSet {
        thumbnails = List.copyOf(thumbnails);
    }
}
