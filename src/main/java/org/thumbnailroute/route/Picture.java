package org.thumbnailroute.route;

/**
 * What is known of an original once it has been resized.
 *
 * @param etag without quotes
 * @param contentType told from the bytes, not from the name
 * @param bytes encoded size
 * @param width in pixels, upright
 * @param height in pixels, upright
 */
public record Picture(String etag, String contentType, long bytes, int width, int height) {}
