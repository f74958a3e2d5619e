package org.thumbnailroute.original;

/**
 * A source object, wholly read.
 *
 * @param etag without quotes, of the very bytes that were read
 * @param bytes not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of every picture would be the cost
public record Original(String etag, byte[] bytes) {}
