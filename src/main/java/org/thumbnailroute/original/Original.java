package org.thumbnailroute.original;

import java.util.Map;

/**
 * A source object, wholly read.
 *
 * @param etag without quotes, of the very bytes that were read
 * @param metadata the user metadata of the object, without {@code x-amz-meta-}; S3 gives the names in small letters,
 *     other services in other ones
 * @param bytes not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of every picture would be the cost
public record Original(String etag, Map<String, String> metadata, byte[] bytes) {}
